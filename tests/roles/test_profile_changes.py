"""Two versions of requirements, and what is said of the difference."""

from hypothesis import given
from hypothesis import strategies as st

from roles.asked import Asked
from roles.profile_changes import profile_changes

asked = st.builds(
    Asked,
    skill=st.sampled_from("ABCDEF"),
    level=st.integers(1, 5),
    weight=st.integers(1, 5),
    essential=st.booleans(),
    alternatives=st.lists(st.sampled_from("GHI"), unique=True).map(tuple),
)
versions = st.lists(asked, unique_by=lambda one: one.skill)


def test_a_new_a_gone_and_a_changed_requirement_are_told():
    before = [Asked("Python", 3, 3, True, ("Java",)), Asked("SQL", 2, 1)]
    after = [Asked("Python", 2, 5, False, ("Go",)), Asked("Rust", 1, 1, True)]
    said = {change.skill: (change.kind, change.says) for change in profile_changes(before, after)}
    assert said == {
        "Python": (
            "changed",
            (
                "Level lowered from 3 Competent to 2 Advanced beginner.",
                "Weight 3 to 5.",
                "Not essential any more.",
                "Serves as well from now on: Go.",
                "Serves no more: Java.",
            ),
        ),
        "Rust": ("added", ("New: level 1 Novice, weight 1, essential.",)),
        "SQL": ("removed", ("Asked for no more.",)),
    }


@given(versions)
def test_a_version_has_no_difference_from_itself_in_any_order(version):
    assert profile_changes(version, version[::-1]) == []


@given(versions, versions)
def test_every_skill_that_differs_is_told_once_and_no_other(before, after):
    old, new = ({one.skill: one for one in side} for side in (before, after))

    def plain(one):
        return one and (one.level, one.weight, one.essential, frozenset(one.alternatives))

    differing = {skill for skill in old | new if plain(old.get(skill)) != plain(new.get(skill))}
    told = [change.skill for change in profile_changes(before, after)]
    assert sorted(told) == sorted(differing)
