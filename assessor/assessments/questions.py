"""Which questions a self-assessment asks, and how far somebody has come with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessor.catalogue import Catalogue, SkillTexts
from assessor.engine.learning_path import skills_to_ask
from assessor.engine.levels import Answer


@dataclass(frozen=True)
class Question:
    """A skill to rate. `alternatives` names the skills that serve as well; `for_later` is a prerequisite only."""

    skill: SkillTexts
    alternatives: tuple[str, ...] = ()
    for_later: bool = False


@dataclass
class QuestionGroup:
    """The questions of one skill group, in catalogue order, and how many of them are answered."""

    slug: str
    name: str
    questions: list[Question] = field(default_factory=list)
    answered: int = 0

    @property
    def left(self) -> int:
        return len(self.questions) - self.answered

    def choice_sets(self) -> list[list[Question]]:
        """The questions with those that are alternatives of each other put together, at the place of the first."""
        sets: list[list[Question]] = []
        for question in self.questions:
            together = next((s for s in sets if question.skill.slug in s[0].alternatives), None)
            if together is None:
                sets.append([question])
            else:
                together.append(question)
        return sets


def question_groups(catalogue: Catalogue, role: str, answers: Mapping[str, Answer]) -> list[QuestionGroup]:
    """The questions for a published role (its slug), group by group: its requirements and their prerequisites."""
    profile = catalogue.profiles[role]
    others = {
        member: tuple(one for one in requirement.members if one != member)
        for requirement in profile.requirements
        for member in requirement.members
    }
    asked = set(skills_to_ask(profile, catalogue.steps))
    groups: dict[str, QuestionGroup] = {}
    for slug, skill in catalogue.skills.items():
        if slug not in asked:
            continue
        group = groups.setdefault(skill.group_slug, QuestionGroup(skill.group_slug, skill.group))
        group.questions.append(Question(skill, others.get(slug, ()), for_later=slug not in others))
        group.answered += slug in answers
    return list(groups.values())
