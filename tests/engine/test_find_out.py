"""What to rate: the skills to ask in a self-assessment, and those of which a path knows too little."""

from hypothesis import given

from assessor.engine.gap import Profile, Requirement, Status, assess
from assessor.engine.learning_path import Skills, everything
from assessor.engine.ways import skills_to_ask
from tests.engine import path_reference
from tests.engine.strategies import SKILLS, answers, known_answers, profiles, skills

HOURS = {(skill, level): 10 for skill in SKILLS for level in range(1, 6)}
NOT_SURE, NOT_APPLICABLE = "not-sure", "not-applicable"


def find_out(*asked: Requirement, needs=None, **given_answers) -> str:
    return "".join(everything(Profile(asked), given_answers, Skills(HOURS, needs or {})).find_out)


def test_unknown_requirements_are_to_be_found_out_in_gap_order():
    assert find_out(Requirement("a", 1, 1), Requirement("b", 1, 2), Requirement("c", 1, 1, True), b=NOT_SURE) == "cba"


def test_unknown_requirements_add_no_steps():
    path = everything(Profile((Requirement("a", 1, 1), Requirement("b", 2, 1))), {"b": 1}, Skills(HOURS))
    assert [step.skill for step in path.steps] == ["b"]


def test_unknown_prerequisites_add_no_steps_and_come_last_by_slug():
    needs = {("b", 1): (("h", 1), ("f", 2)), ("h", 1): (("g", 1),)}
    path = everything(Profile((Requirement("b", 1, 1), Requirement("c", 1, 1))), {"b": 0}, Skills(HOURS, needs))
    assert [step.skill for step in path.steps] == ["b"]
    assert path.find_out == ("c", "f", "h")


def test_what_a_met_requirement_needs_is_not_to_be_found_out():
    assert find_out(Requirement("a", 2, 1), needs={("a", 2): (("b", 1),)}, a=2) == ""


def test_only_the_unknown_members_of_alternatives_are_to_be_found_out():
    either = Requirement("a", 3, 1, alternatives=("b", "c"))
    assert find_out(either, a=1, b=NOT_APPLICABLE) == "c"
    assert find_out(either, a=3) == ""


def test_an_essential_of_which_nothing_applies_is_asked_again():
    either = Requirement("a", 3, 1, essential=True, alternatives=("b",))
    assert find_out(either, a=NOT_APPLICABLE, b=NOT_APPLICABLE) == "ab"


def test_nothing_is_to_be_found_out_twice():
    asked = (Requirement("a", 1, 1, alternatives=("b",)), Requirement("b", 1, 1), Requirement("c", 1, 1))
    assert find_out(*asked, needs={("c", 1): (("b", 1),)}, c=0) == "ab"


@given(profiles(alternatives=False), answers | known_answers, skills())
def test_what_is_unknown_is_found_out_and_nothing_else(profile, given_answers, catalogue):
    judged = assess(profile, given_answers).requirements
    unknown = {one.requirement.skill for one in judged if one.status == Status.UNKNOWN}
    for one in judged:
        if one.status == Status.GAP:
            goal = (one.requirement.skill, one.requirement.level)
            unknown |= path_reference.unknown_needs(goal, given_answers, catalogue)
    found = everything(profile, given_answers, catalogue).find_out
    assert sorted(found) == sorted(unknown)


def test_an_assessment_asks_the_requirements_as_listed_then_their_prerequisites_by_slug():
    needs = {("c", 2): (("h", 1), ("d", 3)), ("d", 3): (("f", 1),), ("c", 3): (("g", 1),), ("b", 1): (("a", 1),)}
    asked = Profile((Requirement("c", 2, 1), Requirement("e", 1, 1, alternatives=("b",))))
    assert skills_to_ask(asked, Skills(HOURS, needs)) == ["c", "e", "b", "a", "d", "f", "h"]


@given(profiles(), skills())
def test_an_assessment_asks_all_that_a_path_can_hold(profile, catalogue):
    asked = skills_to_ask(profile, catalogue)
    assert len(asked) == len(set(asked))
    path = everything(profile, dict.fromkeys(SKILLS, 0), catalogue)
    assert {step.skill for step in path.steps} <= set(asked)
    everyone = {
        skill
        for r in profile.requirements
        for member in r.members
        for skill, _ in path_reference.missing((member, r.level), dict.fromkeys(SKILLS, 0), catalogue)
    }
    assert set(asked) == everyone
