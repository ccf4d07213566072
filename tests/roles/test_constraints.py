"""What the database refuses, whoever writes to it: each rule has a name that reads as a sentence."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from roles import models
from tests import factories

pytestmark = pytest.mark.django_db

CHECKED = {
    "a_career_level_is_from_1_to_7": lambda: factories.RoleFactory(career_level=8),
    "a_fact_is_of_a_known_kind": lambda: fact(kind="rumour"),
    "a_skill_is_technical_or_soft": lambda: factories.SkillFactory(kind="magic"),
    "an_anchor_is_for_a_level_from_1_to_5": lambda: anchor(level=6),
    "a_required_level_is_from_1_to_5": lambda: factories.RequirementFactory(level=6),
    "a_weight_is_from_1_to_5": lambda: factories.RequirementFactory(weight=0),
    "ready_at_is_from_1_to_100_per_cent": lambda: factories.RoleProfileFactory(ready_at=101),
    "a_published_profile_says_since_when": lambda: factories.RoleProfileFactory(status="published"),
    "prerequisite_levels_are_from_1_to_5": lambda: prerequisite(needs_level=0),
    "no_skill_is_its_own_prerequisite": lambda: prerequisite(same=True),
    "pay_runs_from_low_to_high": lambda: pay(low=2, high=1),
    "a_career_step_leads_to_another_role": lambda: step(same=True),
    "a_career_step_is_of_a_known_kind": lambda: step(kind="leap"),
    "a_resource_leads_to_a_higher_level": lambda: resource(from_level=3, to_level=3),
    "a_resource_link_is_https": lambda: resource(url="http://example.org/"),
    "a_suggestion_is_of_a_known_kind": lambda: suggestion(kind="praise"),
    "a_suggestion_is_new_taken_up_or_declined": lambda: suggestion(state="lost"),
    "a_missing_skill_has_a_name_and_nothing_else_yet": lambda: suggestion(level=3),
    "a_better_description_is_of_a_skill": lambda: suggestion(kind="anchor", name=""),
    "a_suggestion_is_for_a_level_from_1_to_5_or_for_none": lambda: remark(level=6),
    "a_suggestion_says_something": lambda: remark(text=""),
    "a_suggestion_has_at_most_2000_characters": lambda: remark(text="x" * 2001),
    "a_skill_is_merged_into_another": lambda: merged_into_itself(),
    "there_is_one_catalogue_revision": lambda: models.CatalogueRevision.objects.create(pk=2),
}
UNIQUE = {
    "one_published_profile_a_role": lambda: two_profiles(status="published", published_at=timezone.now()),
    "one_draft_profile_a_role": lambda: two_profiles(status="draft"),
    "one_profile_for_each_role_and_version": lambda: two_profiles(
        versions=(1, 1), status="retired", published_at=timezone.now()
    ),
    "a_profile_asks_for_a_skill_once": lambda: twice(models.Requirement, factories.RequirementFactory()),
    "an_alternative_is_listed_once": lambda: twice(models.Alternative, alternative()),
    "one_anchor_for_each_skill_and_level": lambda: anchor(level=5),
    "one_prerequisite_for_each_skill_level_and_need": lambda: twice(models.Prerequisite, prerequisite()),
    "one_career_step_between_two_roles": lambda: twice(models.CareerStep, step()),
    "a_skill_lists_a_resource_once": lambda: twice(models.LearningResource, resource()),
}


def twice(model, row):
    """A second row with the same values."""
    row.pk = None
    model.objects.bulk_create([row])


def two_profiles(versions=(1, 2), **fields):
    role = factories.RoleFactory()
    models.RoleProfile.objects.bulk_create(models.RoleProfile(role=role, version=n, **fields) for n in versions)


def alternative():
    return models.Alternative.objects.create(requirement=factories.RequirementFactory(), skill=factories.SkillFactory())


def anchor(level):
    return models.Anchor.objects.create(skill=factories.SkillFactory(), level=level, text="Do it.")


def fact(**fields):
    return models.RoleFact.objects.create(role=factories.RoleFactory(), text="Build models.", **fields)


def pay(**fields):
    source = models.Source.objects.create(slug="article", title="Article")
    return models.PayRow.objects.create(role=factories.RoleFactory(), source=source, **fields)


def prerequisite(same=False, needs_level=1):
    skill = factories.SkillFactory()
    needs = skill if same else factories.SkillFactory()
    return models.Prerequisite.objects.create(skill=skill, level=2, needs=needs, needs_level=needs_level)


def resource(**fields):
    values = {"url": "https://example.org/", "from_level": 0, "to_level": 2} | fields
    return models.LearningResource.objects.create(
        skill=factories.SkillFactory(), title="Course", provider="School", hours=5, free=True, **values
    )


def step(same=False, kind="move"):
    role = factories.RoleFactory()
    return models.CareerStep.objects.create(
        from_role=role, to_role=role if same else factories.RoleFactory(), kind=kind
    )


def suggestion(**fields):
    return models.Suggestion.objects.create(**{"kind": "missing-skill", "name": "Rust", "text": "Fast."} | fields)


def merged_into_itself():
    skill = factories.SkillFactory()
    skill.merged_into = skill
    skill.save()


def remark(**fields):
    return suggestion(**{"kind": "anchor", "name": "", "skill": factories.SkillFactory()} | fields)


@pytest.mark.parametrize("name", CHECKED)
def test_a_row_against_a_rule_is_refused(name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        CHECKED[name]()


@pytest.mark.parametrize("name", UNIQUE)
def test_a_second_row_of_what_there_is_once_is_refused(name):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        UNIQUE[name]()
    # SQLite names the columns of most unique rules, not the rule.
    assert name in str(refused.value) or (connection.vendor == "sqlite" and "UNIQUE" in str(refused.value))


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("missing-skill", {"name": ""}),
        ("missing-skill", {"skill": True}),
        ("anchor", {"name": "Rust"}),
        ("anchor", {"skill": None}),
        ("anchor", {"level": 0}),
    ],
)
def test_a_suggestion_against_the_other_half_of_a_rule_is_refused(kind, fields):
    values = {name: factories.SkillFactory() if value is True else value for name, value in fields.items()}
    with (
        pytest.raises(IntegrityError, match=r"a_missing_skill|a_better|a_suggestion"),
        transaction.atomic(),
    ):
        (remark if kind == "anchor" else suggestion)(**values)


def test_what_the_rules_for_suggestions_leave_open_passes():
    rows = [suggestion(), suggestion(role=factories.RoleFactory()), remark(), remark(level=5), remark(text="x" * 2000)]
    assert models.Suggestion.objects.count() == len(rows)


def test_every_rule_of_the_catalogue_is_tested_here():
    tables = [getattr(models, name) for name in models.__all__ if hasattr(getattr(models, name), "_meta")]
    rules = {rule.name for table in tables for rule in table._meta.constraints}
    assert rules == CHECKED.keys() | UNIQUE.keys()
