"""Merging two skills: everything that names the old one goes over to the other, and nothing published changes."""

import pytest

from roles.merging import ChangedMeanwhileError, MergeError, merge, skill_merged
from roles.models import Anchor, CatalogueRevision, Requirement, RoleProfile, Skill, Suggestion
from tests import factories
from tests.reading import words

pytestmark = pytest.mark.django_db

COURSE = {"title": "A course", "provider": "A school", "hours": 3, "free": True, "from_level": 0, "to_level": 1}


@pytest.fixture
def old(db):
    return factories.SkillFactory(slug="python-3")


@pytest.fixture
def new(db):
    return factories.SkillFactory(slug="python")


def merged(old, new):
    return merge(old, new, CatalogueRevision.current())


def asked(profile) -> list[tuple]:
    """What a profile asks for, in its order."""
    rows = profile.requirements.prefetch_related("alternatives__skill").select_related("skill")
    return [
        (row.skill.slug, row.level, row.weight, row.essential, [one.skill.slug for one in row.alternatives.all()])
        for row in rows
    ]


def draft_for(role=None, *requirements: dict) -> RoleProfile:
    profile = factories.RoleProfileFactory(role=role or factories.RoleFactory(), version=2 if role else 1)
    for position, values in enumerate(requirements):
        factories.RequirementFactory(profile=profile, position=position, **values)
    return profile


def test_a_draft_changes_in_place(old, new):
    draft = draft_for(None, {"skill": old, "level": 4}, {"skill__slug": "sql"})
    row = draft.requirements.get(skill=old)
    row.alternatives.create(skill=factories.SkillFactory(slug="java"))
    merged(old, new)
    assert asked(draft) == [("python", 4, 3, False, ["java"]), ("sql", 3, 3, False, [])]
    assert draft.requirements.get(skill=new).pk == row.pk


def test_a_draft_that_asks_for_both_asks_for_one(old, new):
    draft = draft_for(
        None,
        {"skill": old, "level": 2, "weight": 5},
        {"skill__slug": "sql"},
        {"skill": new, "level": 4, "weight": 1, "essential": True},
    )
    java, ada = factories.SkillFactory(slug="java"), factories.SkillFactory(slug="ada")
    draft.requirements.get(skill=old).alternatives.create(skill=java)
    draft.requirements.get(skill=new).alternatives.create(skill=ada)
    merged(old, new)
    assert asked(draft) == [("python", 4, 5, True, ["java", "ada"]), ("sql", 3, 3, False, [])]


def test_alternatives_of_a_draft_stand_once(old, new):
    draft = draft_for(None, {"skill__slug": "sql"}, {"skill__slug": "java"})
    for place, skill in enumerate([old, factories.SkillFactory(slug="ada"), new]):
        draft.requirements.get(skill__slug="sql").alternatives.create(skill=skill, position=place)
    merged(old, new)
    assert asked(draft)[0] == ("sql", 3, 3, False, ["python", "ada"])


def test_a_published_version_stays_and_its_role_gets_a_new_one(old, new):
    role = factories.published_role({"skill": old, "level": 4, "essential": True}, {"skill__slug": "sql"})
    before = role.profiles.get()
    merged(old, new)
    before.refresh_from_db()
    after = role.profiles.published().get()
    assert (before.status, asked(before)[0][0]) == ("retired", "python-3")
    assert (after.version, after.change_note) == (2, "Python 3 was merged into Python.")
    assert asked(after) == [("python", 4, 3, True, []), ("sql", 3, 3, False, [])]


def test_an_alternative_of_a_published_version_counts_as_asking(old, new):
    role = factories.published_role({"skill__slug": "java"}, alternatives={"java": [old]})
    merged(old, new)
    assert asked(role.profiles.published().get()) == [("java", 3, 3, False, ["python"])]


def test_a_role_with_a_draft_gets_a_version_past_it_and_keeps_the_draft(old, new):
    role = factories.published_role({"skill": old})
    draft = draft_for(role, {"skill": old, "level": 5})
    merged(old, new)
    draft.refresh_from_db()
    assert role.profiles.published().get().version == 3
    assert (draft.status, asked(draft)) == ("draft", [("python", 5, 3, False, [])])


def test_roles_that_do_not_ask_for_it_are_left_alone(old, new):
    role = factories.published_role({"skill": new})
    merged(old, new)
    assert role.profiles.get().version == 1


def test_prerequisites_move_without_loops_and_doubles(old, new):
    sql, ada = factories.SkillFactory(slug="sql"), factories.SkillFactory(slug="ada")
    old.prerequisites.create(level=3, needs=sql, needs_level=4)
    new.prerequisites.create(level=3, needs=sql, needs_level=2)
    old.prerequisites.create(level=4, needs=new, needs_level=1)
    ada.prerequisites.create(level=2, needs=old, needs_level=1)
    merged(old, new)
    assert list(new.prerequisites.values_list("level", "needs__slug", "needs_level")) == [(3, "sql", 4)]
    assert list(ada.prerequisites.values_list("level", "needs__slug", "needs_level")) == [(2, "python", 1)]
    assert not old.prerequisites.exists()


def test_a_circle_is_refused_and_spelt_out_and_nothing_changes(old, new):
    sql = factories.SkillFactory(slug="sql")
    old.prerequisites.create(level=2, needs=sql, needs_level=2)
    sql.prerequisites.create(level=2, needs=new, needs_level=3)
    factories.published_role({"skill": old})
    revision = CatalogueRevision.current()
    with pytest.raises(MergeError, match="Python 2 needs Sql 2, which needs Python 3, which needs Python 2"):
        merged(old, new)
    assert CatalogueRevision.current() == revision
    assert Requirement.objects.get().skill == old
    assert Skill.objects.filter(pk=old.pk).exists()


def test_resources_move_and_those_that_are_there_go(old, new):
    new.resources.create(**COURSE, url="https://example.org/a")
    old.resources.create(**COURSE, url="https://example.org/b")
    old.resources.create(**COURSE | {"title": "The same by another name"}, url="https://example.org/a")
    old.resources.create(**COURSE | {"title": "A book"}, url="https://example.org/c")
    merged(old, new)
    assert sorted(new.resources.values_list("title", flat=True)) == ["A book", "A course"]
    assert not old.resources.exists()


def test_descriptions_of_the_skill_that_stays_are_kept(old, new):
    before = list(new.anchors.values_list("pk", "text"))
    merged(old, new)
    assert list(new.anchors.values_list("pk", "text")) == before
    assert Anchor.objects.filter(skill=old).count() == 5


def test_suggestions_move(old, new):
    Suggestion.objects.create(kind="anchor", skill=old, level=2, text="Better.")
    merged(old, new)
    assert Suggestion.objects.get().skill == new


def test_what_was_merged_into_it_before_follows(old, new):
    older = factories.SkillFactory(slug="python-2")
    merged(older, old)
    merged(old, new)
    older = Skill.including_merged.get(slug="python-2")
    assert older.merged_into == new


def test_the_old_skill_leaves_every_list_and_its_page_leads_on(client, old, new):
    merged(old, new)
    assert list(Skill.objects.values_list("slug", flat=True)) == ["python"]
    assert "Python 3" not in words(client.get("/skills/")) + words(client.get("/search/?q=python"))
    answer = client.get("/skills/python-3/")
    assert (answer.status_code, answer.url) == (301, "/skills/python/")


def test_a_catalogue_that_was_changed_meanwhile_is_not_merged(old, new):
    revision = CatalogueRevision.current()
    CatalogueRevision.bump()
    with pytest.raises(ChangedMeanwhileError):
        merge(old, new, revision)
    assert Skill.objects.count() == 2


@pytest.mark.parametrize("which", ["itself", "gone", "merged already"])
def test_what_are_not_two_skills_is_not_merged(old, new, which):
    if which == "gone":
        Skill.objects.filter(pk=new.pk).delete()
    elif which == "merged already":
        merged(new, factories.SkillFactory())
    with pytest.raises(MergeError, match="not two skills"):
        merged(old, old if which == "itself" else new)


def test_the_history_says_why(old, new):
    draft = draft_for(None, {"skill": old}, {"skill": new})
    factories.published_role({"skill": old})
    old.prerequisites.create(level=1, needs=factories.SkillFactory(), needs_level=1)
    merged(old, new)
    reason = "Python 3 was merged into Python"
    gone = Requirement.history.get(profile=draft, history_type="-")
    assert gone.history_change_reason == reason
    assert Skill.history.filter(id=old.pk).first().history_change_reason == reason
    assert RoleProfile.history.filter(history_change_reason=reason).count() == 2


def test_the_catalogue_is_announced_as_changed_and_others_are_told_within(old, new):
    told = []

    def listen(sender, old, new, **kwargs):
        told.append((old, new))
        raise RuntimeError

    skill_merged.connect(listen)
    try:
        with pytest.raises(RuntimeError):
            merged(old, new)
    finally:
        skill_merged.disconnect(listen)
    assert told == [(old, new)]
    assert Skill.objects.count() == 2, "what others refuse is not done at all"
    before = CatalogueRevision.current()
    merged(old, new)
    assert CatalogueRevision.current() != before


@pytest.mark.parametrize("number", [1, 6])
def test_publishing_takes_as_many_queries_for_many_roles(old, new, number, django_assert_num_queries):
    for _ in range(number):
        factories.published_role({"skill": old}, {})
    with django_assert_num_queries(37):
        merged(old, new)
