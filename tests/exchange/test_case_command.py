"""`manage.py import_case` with packages of others: told first, applied whole, nothing to change the second time."""

import json
from copy import deepcopy

import pytest
from django.core.management import CommandError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roles.models import Framework, Skill, SkillGroup
from tests.exchange.commands import refused, said
from tests.exchange.documents import load_document, rows, skill, small
from tests.exchange.packages import DOCUMENT, association, child, item, package, uuid, written

pytestmark = pytest.mark.django_db


def test_a_package_comes_in_beside_what_is_there_and_the_second_time_changes_nothing(tmp_path):
    load_document(small())
    file = written(tmp_path, package())
    out = said("import_case", file)
    assert "skills: 3 added\n" in out
    assert out.endswith("Applied.\n")
    bowline = Skill.objects.get(name="Tie a bowline.")
    assert (bowline.slug, bowline.framework.name, bowline.kind) == (f"case-{uuid(2)}", "Sailing", "technical")
    before = rows()
    assert said("import_case", file).endswith("Nothing to change.\n")
    assert rows() == before


def test_what_is_not_understood_is_listed(tmp_path):
    raw = package(associations=[child(1), child(2, 1), association(3, "precedes", 2, uuid(99))])
    out = said("import_case", written(tmp_path, raw))
    assert f"Note: package.json: CFAssociation {uuid(1003)}: precedes from {uuid(2)} to {uuid(99)}" in out
    assert "taken as technical, for CASE does not say technical or soft; correct it here" in out


def test_what_an_editor_set_for_the_kind_stays(tmp_path):
    file = written(tmp_path, package())
    said("import_case", file)
    Skill.objects.filter(name="Tie a bowline.").update(kind="soft")
    assert said("import_case", file).endswith("Nothing to change.\n")
    assert Skill.objects.get(name="Tie a bowline.").kind == "soft"


def test_anchors_that_editors_wrote_stay(tmp_path):
    file = written(tmp_path, package())
    said("import_case", file)
    knot = Skill.objects.get(name="Tie a bowline.")
    knot.anchors.create(level=2, text="Tie it with help.")
    assert said("import_case", file).endswith("Nothing to change.\n")


def test_a_newer_release_shows_what_changes_and_what_is_gone(tmp_path):
    said("import_case", written(tmp_path, package()))
    newer = package([item(2, "Tie a better bowline.")], [child(2)], {"version": "2"})
    out = said("import_case", written(tmp_path, newer))
    assert 'Release: "2017-05-25" becomes "2".' in out
    assert 'Name: "Tie a bowline." becomes "Tie a better bowline.".' in out
    assert f"skill case-{uuid(3)}: is no longer in what came in; it stays here" in out
    assert Skill.objects.count() == 3


def test_names_that_are_taken_get_the_frameworks_name(tmp_path):
    raw = small()
    raw["skills"].append(skill("weather", name="Read the weather."))
    raw["groups"].append({"slug": "knots", "name": "Knots"})
    load_document(raw)
    said("import_case", written(tmp_path, package()), name="Harbour")
    assert Skill.objects.get(slug=f"case-{uuid(4)}").name == "Read the weather. (Harbour)"
    assert SkillGroup.objects.get(slug=f"case-{uuid(1)}").name == "Knots (Harbour)"


def test_a_name_of_a_framework_that_is_taken_is_refused_until_another_is_given(tmp_path):
    said("import_case", written(tmp_path, package()))
    other = package(document={"identifier": DOCUMENT.replace("d", "e", 1)})
    for number, one in enumerate(other["CFItems"], 11):
        one["identifier"] = uuid(number)
    file = written(tmp_path, other | {"CFAssociations": []})
    assert 'is called "Sailing", as "case-d0000000' in refused("import_case", file)
    said("import_case", file, name="Sailing two")
    assert Framework.objects.count() == 2
    assert said("import_case", file).endswith("Nothing to change.\n")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe{\x00}\x00",
        b"[" * 200_000,
        b'{"CFDocument": {"identifier": NaN}}',
        b'{"CFDocument": {}, "CFDocument": {}}',
        json.dumps(package([item(1, "a\0b")], [])).encode(),
        json.dumps(package([item(1, "\udfff")], [])).encode(),
        json.dumps(package([], [])).encode(),
        json.dumps(package(document={"title": "a" * 100_001})).encode(),
    ],
)
def test_a_broken_file_is_refused_and_nothing_is_changed(content, tmp_path):
    load_document(small())
    before = rows()
    said_of_it = refused("import_case", written(tmp_path, content))
    assert said_of_it.startswith("package.json: ")
    assert said_of_it.endswith("nothing was changed.")
    assert rows() == before


def test_a_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("roles.exchange.case_files.MAX_PACKAGE", 1_000)
    assert "the file is larger than" in refused("import_case", written(tmp_path, package()))


def places(value: object, way: tuple = ()) -> list[tuple]:
    """The ways to everything within a package."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, one in inner for found in [(*way, key), *places(one, (*way, key))]]


WHOLE = package(
    document={"licenseURI": {"title": "L", "identifier": uuid(50), "uri": "https://example.org/l"}, "version": "1"},
    CFDefinitions={"CFLicenses": [{"identifier": uuid(50), "title": "L", "licenseText": "T"}], "CFConcepts": [{}]},
    CFRubrics=[{"identifier": uuid(60)}],
)
JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from([uuid(1), uuid(4), "\0", "\ud800"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=settings.default.max_examples // 4)
@given(changes=st.lists(st.tuples(st.sampled_from(places(WHOLE)), JUNK), max_size=4))
def test_whatever_stands_in_a_package_it_is_brought_in_or_refused(changes, tmp_path):
    raw = deepcopy(WHOLE)
    for way, junk in changes:
        here = raw
        for part in way[:-1]:
            inner = here.get(part) if isinstance(here, dict) else here[part] if part in range(len(here)) else None
            here = inner if isinstance(inner, dict | list) else {}
        if isinstance(here, dict) or way[-1] in range(len(here)):
            here[way[-1]] = junk
    code = 0
    try:
        said("import_case", written(tmp_path, raw), dry_run=True)
    except CommandError as error:
        code = error.returncode
    assert code in (0, 2)
