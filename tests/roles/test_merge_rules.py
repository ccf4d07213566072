"""What becomes of requirements and prerequisites when two skills are merged, over plain values."""

from hypothesis import given
from hypothesis import strategies as st

from roles.asked import Asked
from roles.merge_rules import carried, merged_needs, merged_requirements


def merged(*asked: Asked) -> list[Asked]:
    return merged_requirements(asked, "old", "new")


def test_what_asks_for_the_old_skill_asks_for_the_new_one():
    assert merged(Asked("old", 3, 2, True, ("java",))) == [Asked("new", 3, 2, True, ("java",))]


def test_asked_for_both_it_asks_for_one_with_the_higher_level_and_weight_essential_if_either_was():
    asked = merged(Asked("sql", 1, 1), Asked("old", 2, 5, False, ("java",)), Asked("new", 4, 1, True, ("java", "ada")))
    assert asked == [Asked("sql", 1, 1), Asked("new", 4, 5, True, ("java", "ada"))]


def test_alternatives_that_become_one_stand_once():
    assert merged(Asked("sql", 1, 1, False, ("old", "java", "new"))) == [Asked("sql", 1, 1, False, ("new", "java"))]


def test_an_alternative_to_itself_is_left_out():
    assert merged(Asked("new", 2, 1, False, ("old",))) == [Asked("new", 2, 1)]
    assert merged(Asked("old", 2, 1, False, ("new", "ada"))) == [Asked("new", 2, 1, False, ("ada",))]


def test_a_requirement_of_its_own_goes_before_being_an_alternative():
    asked = merged(Asked("java", 3, 3, False, ("old",)), Asked("new", 2, 1))
    assert asked == [Asked("java", 3, 3), Asked("new", 2, 1)]


def test_a_skill_that_serves_twice_serves_the_first_only():
    asked = merged(Asked("java", 3, 3, False, ("old",)), Asked("sql", 2, 1, False, ("new", "ada")))
    assert asked == [Asked("java", 3, 3, False, ("new",)), Asked("sql", 2, 1, False, ("ada",))]


NAMES = st.sampled_from(["old", "new", "a", "b", "c", "d"])


@st.composite
def profiles(draw) -> list[Asked]:
    """A profile that names each skill once, as all that are entered do."""
    names = draw(st.lists(NAMES, unique=True, min_size=1))
    asked, numbers = [], st.integers(1, 5)
    while names:
        size = draw(st.integers(1, len(names)))
        first, *others = names[:size]
        names = names[size:]
        asked.append(Asked(first, draw(numbers), draw(numbers), draw(st.booleans()), tuple(others)))
    return asked


@given(profiles())
def test_a_profile_names_each_skill_once_afterwards_and_the_old_one_never(asked):
    after = merged(*asked)
    named = [name for one in after for name in (one.skill, *one.alternatives)]
    assert len(named) == len(set(named))
    assert "old" not in named
    assert set(named) == {"new" if name == "old" else name for one in asked for name in (one.skill, *one.alternatives)}


@given(profiles())
def test_no_requirement_gets_easier(asked):
    after = {one.skill: one for one in merged(*asked)}
    for one in asked:
        now = after["new" if one.skill == "old" else one.skill]
        assert (now.level, now.weight, now.essential) >= (one.level, 0, False)
        assert now.weight >= one.weight
        assert now.essential >= one.essential


def test_prerequisites_of_and_on_the_old_skill_move():
    needs = [(("old", 3), ("sql", 2)), (("ada", 2), ("old", 1))]
    assert merged_needs(needs, "old", "new") == {("new", 3, "sql"): 2, ("ada", 2, "new"): 1}


def test_none_leads_to_itself_and_the_higher_level_counts():
    needs = [(("old", 3), ("new", 2)), (("old", 2), ("sql", 4)), (("new", 2), ("sql", 1)), (("new", 1), ("sql", 1))]
    assert merged_needs(needs, "old", "new") == {("new", 2, "sql"): 4, ("new", 1, "sql"): 1}


def test_what_is_kept_by_skill_is_carried_over_unless_something_is_there():
    assert carried({"old": 3}, {"old": "new"}) == {"old": 3, "new": 3}
    assert carried({"old": 3, "new": 1}, {"old": "new"}) == {"old": 3, "new": 1}
    assert carried({"sql": 3}, {"old": "new"}) == {"sql": 3}
