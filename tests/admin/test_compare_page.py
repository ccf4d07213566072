"""Any two versions of a role beside each other."""

from tests import factories
from tests.admin.publishing import page_of


def test_any_two_versions_of_a_role_are_compared(as_editor, second):
    second.publish()
    third = factories.RoleProfileFactory(role=second.role, version=3)
    factories.RequirementFactory(profile=third, skill=second.requirements.first().skill, level=5, weight=4)
    shown = as_editor.get(page_of(third, "compare")).text
    assert "From version 2 to version 3" in shown
    shown = as_editor.get(page_of(third, "compare"), {"with": "1"}).text
    assert "From version 1 to version 3" in shown
    for odd in ("9", "x", "\0", "1" * 50):
        assert as_editor.get(page_of(third, "compare"), {"with": odd}).status_code == 200


def test_a_role_with_one_version_has_nothing_to_compare(as_editor, draft):
    assert "There is nothing to compare it with yet." in as_editor.get(page_of(draft, "compare")).text


def test_versions_of_another_role_are_not_offered(as_editor, second):
    other = factories.RoleProfileFactory(role__slug="analyst", version=7)
    factories.RequirementFactory(profile=other)
    assert "version 7" not in as_editor.get(page_of(second, "compare"), {"with": "7"}).text
