"""Every page of the admin opens, names the product, and keeps to the strict policy for scripts and styles."""

import re

import pytest
from django.urls import reverse

from roles import models
from roles.admin.drafts import new_draft
from tests import factories
from tests.admin.pages import address

INLINE = re.compile(r"<style|\sstyle=|<script(?![^>]*\bsrc=)(?![^>]*application/json)|\son[a-z]+=|javascript:", re.I)


def pages() -> list[str]:
    """The index, every list, every page that adds, and a page of each kind of row."""
    source = models.Source.objects.create(slug="survey", title="Survey")
    role = factories.published_role()
    role.facts.create(kind="education", text="A degree", source=source)
    role.pay.create(low=90, source=source)
    published = role.profiles.get()
    skill = published.requirements.get().skill
    rows = [source, role, role.track, published, new_draft(published), skill, skill.group]
    kinds = {type(row) for row in rows} | {models.LearningResource}
    found = [reverse("admin:index"), *map(address, kinds), *(address(kind, page="add") for kind in kinds)]
    found += [address(type(row), row, page) for row in rows for page in ("change", "history")]
    found += [address(models.RoleProfile, row, page) for row in rows[3:5] for page in ("compare", "publish")]
    found += [address(models.Role, role, "retire"), reverse("admin:roles_health")]
    other = factories.SkillFactory()
    found += [reverse("admin:roles_changes"), reverse("admin:roles_health_of", args=["no-resource"])]
    found += [address(models.Skill, other, "merge"), f"{address(models.Skill, other, 'merge')}?into={skill.pk}"]
    return found + [address(type(row), row, "delete") for row in rows if row is not published]


def test_every_page_opens_with_a_strict_policy_and_nothing_inline(as_editor):
    for page in pages():
        answer = as_editor.get(page, follow=True)
        assert answer.status_code == 200, page
        assert "Skill-gap assessor: catalogue" in answer.text
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert not (found := INLINE.search(answer.text)), (page, found)


def _is_fault(message) -> bool:
    """An error on the page; that the browser asks every site for an icon is none."""
    return message.type == "error" and not message.location["url"].endswith("/favicon.ico")


@pytest.mark.django_db(transaction=True)
def test_in_a_browser_an_alternative_is_found_by_typing_and_saved(window, draft):
    skill = factories.SkillFactory(slug="rust")
    faults = []
    window.on("console", lambda message: faults.append(message.text) if _is_fault(message) else None)
    window.on("pageerror", lambda error: faults.append(str(error)))
    window.goto(address(models.RoleProfile, draft))
    window.locator("#requirements-1 .field-alternatives .select2-search__field").press_sequentially("rus")
    window.locator(".select2-results__option", has_text="Rust").click()
    window.locator("[name=_continue]").click()
    window.locator(".messagelist .success").wait_for()
    assert faults == []
    assert draft.requirements.get(skill__slug="sql").alternatives.get().skill == skill
