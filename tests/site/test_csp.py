"""Every answer carries a strict content security policy, and no page needs anything it forbids."""

import re

import pytest
from django.apps import apps
from django.test import Client

from tests.reading import html
from tests.site.test_routes import admin_pages

INLINE = re.compile(r"<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:|<script(?![^>]*\bsrc=)", re.I)


def check(response) -> None:
    address = response.request["PATH_INFO"]
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy, address
    assert "unsafe" not in policy, address
    if response.headers.get("Content-Type", "").startswith("text/html"):
        assert INLINE.findall(without_data(html(response))) == [], address


def without_data(page: str) -> str:
    """Scripts with data in them are not run; the admin's lists of choices are such."""
    return re.sub(r'<script[^>]*type="application/json"[^>]*>.*?</script>', "", page, flags=re.S)


@pytest.mark.django_db
@pytest.mark.ignore_template_errors  # allauth's own page of e-mail addresses
@pytest.mark.parametrize("who", ["owner", "mentor", None])
def test_every_page_keeps_the_policy(client, addresses, who, request):
    if who:
        client.force_login(request.getfixturevalue(who))
    for address in addresses.values():
        check(client.get(address))


@pytest.mark.django_db
@pytest.mark.ignore_template_errors
@pytest.mark.parametrize("address", admin_pages())
def test_every_page_of_the_admin_keeps_the_policy(client, editor, address):
    client.force_login(editor)
    check(client.get(address))


@pytest.mark.django_db
@pytest.mark.ignore_template_errors
@pytest.mark.parametrize("model", ["role", "skill", "roleprofile", "track", "skillgroup"])
def test_every_form_of_the_admin_keeps_the_policy(client, editor, things, model):
    row = apps.get_model("roles", model).objects.first()
    client.force_login(editor)
    for page in ("change", "history", "delete"):
        response = client.get(f"/admin/roles/{model}/{row.pk}/{page}/")
        assert response.status_code == (403 if (model, page) == ("roleprofile", "delete") else 200)
        check(response)


@pytest.mark.django_db
def test_errors_keep_the_policy(monkeypatch):
    careless = Client(raise_request_exception=False, enforce_csrf_checks=True)
    check(careless.get("/nothing-here/"))
    check(careless.post("/assessments/start/"))
    check(careless.get("/", headers={"host": "elsewhere.example.org"}))
    monkeypatch.setattr("roles.views.Skill.objects", None)
    check(careless.get("/skills/"))


def test_the_check_finds_what_is_inline():
    bad = ['<p style="a">', "<style>a</style>", '<a onclick="b">', "<script>b</script>", '<a href="javascript:b">']
    assert [bool(INLINE.search(one)) for one in bad] == [True] * 5
    assert not INLINE.search('<script src="a.js" defer></script><p class="style">on = off</p>')
