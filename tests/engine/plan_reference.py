"""Plans within hours once more: every choice tried, and a program of our own for another solver (GLPK)."""

from collections.abc import Iterator

import swiglpk as glpk

from tests.engine import path_reference, reference


def possible_steps(profile, answers, skills):
    """Every step that leads to closing a known gap, by any of its alternatives."""
    steps = set()
    for one in profile.requirements:
        if reference.status(one, answers) == "gap":
            for skill in (one.skill, *one.alternatives):
                steps |= path_reference.missing((skill, one.level), answers, skills)
    return steps


def needed(step, steps, skills):
    skill, level = step
    return steps & {(skill, level - 1), *skills.needs.get(step, ())}


def values(profile, answers, chosen, skills):
    """What is maximised in turn: weight of essentials met, earned on essentials, earned on all, the fewest hours."""
    now = path_reference.after(answers, chosen)
    essentials = [one for one in profile.requirements if one.essential]
    met = sum(one.weight for one in essentials if reference.status(one, now) == "met")
    earned = sum(reference.share(one, reference.interval(one, now)[0]) for one in essentials)
    return met, earned, reference.sums(profile, now)[0], -path_reference.hours(chosen, skills)


def all_choices(steps, skills, hours) -> Iterator[frozenset]:
    """Every set of steps that holds what each of its steps needs, within the hours."""
    found, fresh = {frozenset()}, [frozenset()]
    while fresh:
        yield (chosen := fresh.pop())
        for step in steps - chosen:
            larger = chosen | {step}
            fits = path_reference.hours(larger, skills) <= hours
            if fits and larger not in found and needed(step, steps, skills) <= chosen:
                found.add(larger)
                fresh.append(larger)


def by_trying(profile, answers, skills, hours, ranked):
    """The best of all choices, of equally good ones the one with the earliest ranks."""

    def key(chosen):
        return values(profile, answers, chosen, skills), [step in chosen for step in ranked]

    return max(all_choices(possible_steps(profile, answers, skills), skills, hours), key=key)


class GlpkPlan:
    """The same choice for GLPK, built from the requirements alone: a column for each step, and one for each level of
    each requirement that says whether it is reached."""

    def __init__(self, profile, answers, skills, hours):
        glpk.glp_term_out(glpk.GLP_OFF)
        self.problem = glpk.glp_create_prob()
        glpk.glp_set_obj_dir(self.problem, glpk.GLP_MAX)
        steps = possible_steps(profile, answers, skills)
        self.column = {step: self._new_column() for step in sorted(steps)}
        for step in steps:
            for other in needed(step, steps, skills):
                self._row({self.column[other]: 1, self.column[step]: -1}, at_least=0)
        cost = {self.column[step]: skills.hours[step] for step in steps}
        self._row(cost, at_most=hours)
        met, essential, everything = {}, {}, {}
        for one in profile.requirements:
            if (held := reference.interval(one, answers)) is None:
                continue
            for level in range(held[0] + 1, one.level + 1):
                lifting = [step for step in steps if step[1] == level and step[0] in (one.skill, *one.alternatives)]
                reached = self._new_column()
                self._row({**{self.column[step]: 1 for step in lifting}, reached: -1}, at_least=0)
                everything[reached] = 60 * one.weight // one.level
                if one.essential:
                    essential[reached] = 60 * one.weight // one.level
                    met[reached] = one.weight * (level == one.level)
        self.sums = [met, essential, everything, {column: -n for column, n in cost.items()}]

    def best(self):
        """The best value of each sum without loss in those before it, as what is gained by the steps."""
        found = []
        for factors in self.sums:
            for column in range(1, glpk.glp_get_num_cols(self.problem) + 1):
                glpk.glp_set_obj_coef(self.problem, column, factors.get(column, 0))
            settings = glpk.glp_iocp()
            glpk.glp_init_iocp(settings)
            settings.mir_cuts = settings.cov_cuts = settings.clq_cuts = settings.gmi_cuts = glpk.GLP_ON
            assert glpk.glp_simplex(self.problem, None) == 0
            assert glpk.glp_intopt(self.problem, settings) == 0
            assert glpk.glp_mip_status(self.problem) == glpk.GLP_OPT
            found.append(round(glpk.glp_mip_obj_val(self.problem)))
            self._row(factors, at_least=found[-1])
        return found

    def _new_column(self) -> int:
        column = glpk.glp_add_cols(self.problem, 1)
        glpk.glp_set_col_kind(self.problem, column, glpk.GLP_BV)
        return column

    def _row(self, factors, at_least=None, at_most=None):
        row = glpk.glp_add_rows(self.problem, 1)
        limits = (glpk.GLP_LO, at_least, 0) if at_most is None else (glpk.GLP_UP, 0, at_most)
        glpk.glp_set_row_bnds(self.problem, row, *limits)
        columns, numbers = glpk.intArray(len(factors) + 1), glpk.doubleArray(len(factors) + 1)
        for place, (column, factor) in enumerate(factors.items(), 1):
            columns[place], numbers[place] = column, factor
        glpk.glp_set_mat_row(self.problem, row, len(factors), columns, numbers)


def greedily(profile, answers, skills, hours):
    """What most would do: again and again the chain that gains most points per hour and still fits, essentials first.

    A chain is a step with what it still needs.
    """
    steps, chosen = possible_steps(profile, answers, skills), set()
    for essential in (True, False):
        served = {
            skill
            for one in profile.requirements
            if one.essential == essential
            for skill in (one.skill, *one.alternatives)
        }
        while True:
            now = path_reference.after(answers, chosen)
            chains = [path_reference.missing(step, now, skills) for step in sorted(steps - chosen) if step[0] in served]
            left = hours - path_reference.hours(chosen, skills)
            fitting = [chain for chain in chains if path_reference.hours(chain, skills) <= left]
            rates = [path_reference.gain(profile, now, c) / path_reference.hours(c, skills) for c in fitting]
            if not rates or max(rates) == 0:
                break
            chosen |= fitting[rates.index(max(rates))]
    return chosen
