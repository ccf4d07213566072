"""What a load does to the database, and that a second one does nothing."""

import pytest

from roles import models
from roles.exchange import built_in
from roles.exchange.load import load
from tests import factories
from tests.exchange.documents import load_document, requirement, resource, role, rows, skill, small

pytestmark = pytest.mark.django_db


def test_a_second_load_changes_no_row_of_any_table():
    load_document(small())
    before = rows()
    outcome = load_document(small())
    assert not outcome.changed_anything
    assert rows() == before


def test_a_second_load_of_the_built_in_catalogue_changes_no_row_of_any_table():
    load(*built_in.read_folder())
    before = rows()
    assert not load(*built_in.read_folder()).changed_anything
    assert rows() == before


def test_a_second_load_writes_nothing_at_all(django_assert_max_num_queries):
    load_document(small())
    with django_assert_max_num_queries(60) as queries:
        load_document(small())
    written = [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == []


def test_the_document_stands_in_the_database():
    load_document(small())
    python = models.Skill.objects.get(slug="python")
    assert [anchor.text for anchor in python.anchors.all()] == [f"Do python as at level {n}." for n in range(1, 6)]
    assert [anchor.estimated_hours for anchor in python.anchors.all()] == [12, 20, 60, 150, 400]
    junior = models.Role.objects.get(slug="junior")
    assert [(step.to_role.slug, step.kind) for step in junior.steps.all()] == [
        ("senior", "promotion"),
        ("analyst", "move"),
    ]
    assert junior.also_known_as == ["Beginner"]
    asked = models.Role.objects.get(slug="senior").profiles.get(status="published").requirements.first()
    assert (asked.skill.slug, asked.level, asked.weight, asked.essential) == ("modelling", 4, 5, True)
    assert [other.skill.slug for other in asked.alternatives.all()] == ["statistics"]


def test_only_what_changed_is_counted_as_changed():
    load_document(small())
    raw = small()
    raw["skills"][0]["anchors"]["2"] = "Do python with ease."
    raw["resources"].pop()
    outcome = load_document(raw)
    changed = {kind: +count for kind, count in outcome.counts.items() if set(+count) - {"unchanged"}}
    assert changed == {"anchors": {"changed": 1, "unchanged": 19}, "resources": {"removed": 1, "unchanged": 1}}


def test_a_changed_text_keeps_the_row_and_marks_the_catalogue_as_changed():
    load_document(small())
    before, revision = models.Skill.objects.get(slug="python"), models.CatalogueRevision.current()
    raw = small()
    raw["skills"][0] |= {"name": "Python 3", "description": "A language."}
    load_document(raw)
    after = models.Skill.objects.get(slug="python")
    assert (after.pk, after.name, after.description) == (before.pk, "Python 3", "A language.")
    assert models.CatalogueRevision.current() != revision


def test_what_hangs_on_a_named_entry_becomes_what_the_document_says():
    load_document(small())
    raw = small()
    raw["skills"][2]["prerequisites"] = []
    raw["roles"][0] |= {"facts": [], "pay": [], "steps": [], "sources": []}
    raw["resources"] = [resource("statistics")]
    load_document(raw)
    tables = (models.Prerequisite, models.RoleFact, models.PayRow, models.CareerStep, models.Role.sources.through)
    assert not any(table.objects.exists() for table in tables)
    assert models.LearningResource.objects.get().skill.slug == "statistics"


def test_what_the_document_does_not_name_stays_as_it_is():
    own = factories.published_role(slug="own-role")
    load_document(small())
    before = models.Role.objects.filter(slug="own-role").values_list().get()
    load_document({"skills": [skill("sewing")]})
    assert models.Role.objects.filter(slug="own-role").values_list().get() == before
    assert own.profiles.get().status == "published"
    assert models.Skill.objects.filter(slug__in=["python", "sewing"]).count() == 2


def test_a_part_of_a_catalogue_may_name_what_is_in_the_database():
    load_document(small())
    load_document({"roles": [role("tailor", requirement("python"), steps=[{"to": "junior", "kind": "move"}])]})
    assert models.Role.objects.get(slug="tailor").steps.get().to_role.slug == "junior"


def test_entries_are_shown_in_the_order_of_the_document():
    raw = small()
    raw["skills"].insert(0, skill("zoology"))
    load_document(raw)
    slugs = [one.slug for one in models.Skill.objects.in_catalogue_order()]
    assert slugs == ["zoology", "python", "statistics", "modelling", "listening"]


def test_a_role_without_a_profile_is_loaded_but_open_to_nobody():
    raw = small()
    raw["roles"].append(role("ghost"))
    load_document(raw)
    assert models.Role.objects.filter(slug="ghost").exists()
    assert not models.Role.objects.open_to_all().filter(slug="ghost").exists()


def test_an_empty_document_changes_nothing():
    load_document(small())
    before = rows()
    assert not load_document({}).changed_anything
    assert rows() == before
