"""A package of this product, brought into an empty catalogue, is the same catalogue; where it came from, no change."""

import json

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roles import models
from roles.exchange.case_choice import chosen
from roles.exchange.export import export_json
from tests.exchange.commands import refused, said
from tests.exchange.documents import empty_the_catalogue, load_document, requirement, role, rows, small
from tests.exchange.test_case_export import with_a_framework

pytestmark = pytest.mark.django_db

LEFT_OUT = {"facts", "pay", "sources", "earlier_profiles", "draft", "successor"}  # of roles, by a package


def carried() -> dict:
    """What a package can carry of the catalogue as it is now."""
    document = chosen(export_json())
    roles = [{key: value for key, value in one.items() if key not in LEFT_OUT} for one in document["roles"]]
    return document | {"roles": roles}


@pytest.fixture
def file(tmp_path):
    return tmp_path / "package.json"


def empty() -> None:
    empty_the_catalogue()
    models.Framework.objects.all().delete()


def rewritten(file, change) -> None:
    """Change a package in its file."""
    package = json.loads(file.read_text())
    change(package)
    file.write_text(json.dumps(package))


def test_everything_a_package_carries_comes_back(file):
    raw = with_a_framework()
    raw["skills"][0] |= {"description": "Snakes.\n\n  And more. ", "name": "Python\u2028three"}
    raw["roles"][0]["profile"] |= {
        "version": 7,
        "change_note": "Why: Ω\n",
        "published_at": "2025-01-01T00:00:00.00001Z",
    }
    raw["roles"][1]["profile"]["ready_at"] = 70
    raw["roles"][1]["profile"]["requirements"][0]["alternatives"] = ["statistics", "listening"]
    load_document(raw)
    before = carried()
    call_command("export_case", output=file)
    empty()
    assert said("import_case", file).endswith("Applied.\n")
    assert carried() == before


def test_the_built_in_catalogue_comes_back(file, built_in_catalogue):
    before = carried()
    call_command("export_case", output=file)
    empty()
    said("import_case", file)
    assert carried() == before


def test_a_package_changes_nothing_where_it_came_from(file):
    raw = with_a_framework()
    raw["roles"].append(role("idea", draft={"requirements": [requirement("python")]}))
    raw["roles"][0]["steps"].append({"to": "idea", "kind": "move"})
    load_document(raw)
    before = rows()
    for options in ({}, {"framework": "harbour"}):
        call_command("export_case", output=file, **options)
        assert said("import_case", file).endswith("Nothing to change.\n")
    assert rows() == before


def test_the_second_import_has_nothing_to_change(file):
    load_document(with_a_framework())
    call_command("export_case", output=file)
    empty()
    said("import_case", file)
    before = rows()
    assert said("import_case", file).endswith("Nothing to change.\n")
    assert rows() == before


def test_a_dry_run_changes_nothing_and_drafts_publish_nothing(file):
    load_document(small())
    call_command("export_case", output=file)
    empty()
    assert said("import_case", file, dry_run=True).endswith("A dry run: nothing was changed.\n")
    assert not models.Skill.objects.exists()
    said("import_case", file, drafts=True)
    assert set(models.RoleProfile.objects.values_list("status", flat=True)) == {"draft"}
    assert models.RoleProfile.objects.count() == 3


def test_steps_out_of_the_package_are_kept_and_told(file):
    raw = small()
    raw["roles"].append(role("idea", draft={"requirements": [requirement("python")]}))
    raw["roles"][0]["steps"].append({"to": "idea", "kind": "move"})
    load_document(raw)
    call_command("export_case", output=file)
    assert "has steps out of the package; its steps stay as they are here" in said("import_case", file)
    assert models.CareerStep.objects.filter(to_role__slug="idea").exists()


def test_what_somebody_added_to_a_package_is_told_and_left_out(file):
    load_document(small())
    call_command("export_case", output=file)
    empty()

    def add(package):
        stranger = dict(package["CFItems"][0], identifier="99999999-0000-4000-8000-000000000000", extensions={})
        package["CFItems"].append(stranger)
        link = dict(package["CFAssociations"][0], identifier="99999999-0000-4000-8000-000000000001")
        package["CFAssociations"].append(link | {"associationType": "isPeerOf"})

    rewritten(file, add)
    out = said("import_case", file)
    assert "CFItem 99999999-0000-4000-8000-000000000000: was not written by this product; it is left out" in out
    assert "CFAssociation 99999999-0000-4000-8000-000000000001: isPeerOf is not understood here; it is left out" in out
    assert models.Skill.objects.count() == 4


def unweighted(package):
    asked = next(one for one in package["CFAssociations"] if one["associationType"] == "isPartOf")
    del asked["extensions"]["skillGapAssessor"]["weight"]


def unmoored(package):
    package["CFAssociations"] = [one for one in package["CFAssociations"] if one["associationType"] != "isChildOf"]


def alone(package):
    for one in package["CFAssociations"]:
        if one.get("extensions", {}).get("skillGapAssessor", {}).get("entry") == "alternative":
            one["extensions"]["skillGapAssessor"]["of"] = "magic"


def newer(package):
    package["CFDocument"]["extensions"]["skillGapAssessor"]["shape"] = 2


def odd(package):
    package["CFDocument"]["extensions"]["skillGapAssessor"]["frameworks"] = {"slug": []}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (unweighted, "role junior: profile requirements python weight is missing"),
        (unmoored, "skill python: group is missing"),
        (alone, "is an alternative to a skill that the role does not ask for"),
        (newer, "was written by another release of this product"),
        (odd, "CFDocument: its frameworks must be a list of objects with a slug"),
    ],
)
def test_a_broken_package_is_refused_and_nothing_is_changed(change, message, file):
    load_document(small())
    call_command("export_case", output=file)
    empty()
    rewritten(file, change)
    before = rows()
    assert message in refused("import_case", file)
    assert rows() == before


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=settings.default.max_examples // 4)
@given(data=st.data())
def test_whatever_stands_in_our_extensions_is_brought_in_or_refused(data, file):
    load_document(small())
    call_command("export_case", output=file)
    package = json.loads(file.read_text())
    pieces = [[package["CFDocument"]], package["CFItems"], package["CFAssociations"]]
    with_ours = [one for one in data.draw(st.sampled_from(pieces)) if "extensions" in one]
    ours = data.draw(st.sampled_from(with_ours))["extensions"]["skillGapAssessor"]
    ours[data.draw(st.sampled_from(sorted(ours)))] = data.draw(JUNK)
    file.write_text(json.dumps(package))
    code = 0
    try:
        said("import_case", file, dry_run=True)
    except CommandError as error:
        code = error.returncode
    assert code in (0, 2)
