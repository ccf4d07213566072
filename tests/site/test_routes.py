"""Every route is in the access table, and keeps what the table says, for everybody."""

import io
import zipfile

import pytest

from tests.reading import html
from tests.site.access import ACCESS, FORMS, OPEN, OWN, POST, PRIVATE, REVIEWER, SCRIPT, SHARED, routes
from tests.site.conftest import CANARIES

pytestmark = pytest.mark.django_db

SIGN_IN = "/account/login/"
NAMES = sorted(ACCESS)
REFUSED = {404, 405, 428}
LEAD_ELSEWHERE = {
    "account_confirm_login_code",
    "account_email_verification_sent",
    "account_logout",
    "favicon",
    "mfa_authenticate",
}


def of_kind(*kinds: str) -> list[str]:
    return [name for name in NAMES if ACCESS[name] in kinds]


def test_every_route_is_in_the_access_table():
    ours = {entry.name for route, entry in routes() if not route.startswith("admin/")}
    assert ours == set(ACCESS)


def test_the_admin_has_routes_for_the_catalogue_and_none_for_people():
    models = {route.split("/")[2] for route, _ in routes() if route.startswith("admin/") and route.count("/") > 2}
    people = {"selfassessment", "answer", "gapreport", "learningplan", "planstep", "user"}
    assert not models & (people | {"share", "mentorreview", "reviewedskill", "invitation", "mentorship", "auditevent"})


def statuses(client, method: str, addresses: dict[str, str], names: list[str], **sent) -> dict[str, int]:
    """How each of these routes answers."""
    return {name: getattr(client, method)(addresses[name], **sent).status_code for name in names}


def test_an_open_page_is_open_to_everybody(client, addresses):
    found = statuses(client, "get", addresses, of_kind(OPEN))
    assert {name for name, status in found.items() if status != 200} <= LEAD_ELSEWHERE


def test_anybody_else_is_sent_to_sign_in_and_back(client, addresses):
    names = of_kind(PRIVATE, OWN, SHARED, POST, REVIEWER)
    led = {name: getattr(client.get(addresses[name]), "url", None) for name in names}
    assert led == {name: f"{SIGN_IN}?next={addresses[name]}" for name in names}


def test_a_script_is_told_that_nobody_is_signed_in(client, addresses):
    assert set(statuses(client, "post", addresses, of_kind(SCRIPT)).values()) == {401}


def test_the_owner_opens_her_own(client, owner, addresses):
    client.force_login(owner)
    found = statuses(client, "get", addresses, of_kind(OWN, SHARED), follow=True)
    assert {name for name, status in found.items() if status != 200} == set()


def test_a_visitor_on_trial_gets_no_further_than_anybody_else(client, addresses):
    client.post(addresses["start-assessment"], {"target": "coder"})
    for name in of_kind(OWN, SHARED, POST):
        ask = client.post if ACCESS[name] == POST else client.get
        assert ask(addresses[name]).url == f"{SIGN_IN}?next={addresses[name]}"


@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "patch"])
def test_a_stranger_never_gets_anywhere(client, stranger, addresses, method):
    client.force_login(stranger)
    found = statuses(client, method, addresses, of_kind(OWN, SHARED, POST, SCRIPT, REVIEWER))
    assert {name: status for name, status in found.items() if status not in REFUSED} == {}


def test_what_changes_something_refuses_to_be_opened(client, owner, addresses):
    client.force_login(owner)
    assert set(statuses(client, "get", addresses, of_kind(POST, SCRIPT)).values()) == {405}


def test_what_only_shows_something_refuses_to_be_sent_to(client, owner, addresses):
    client.force_login(owner)
    names = [
        n for n in of_kind(OPEN, PRIVATE, OWN, SHARED) if not n.startswith(("account_", "mfa_")) and n not in FORMS
    ]
    found = statuses(client, "post", addresses, names)
    assert {name: status for name, status in found.items() if status != 405} == {}


@pytest.mark.parametrize("name", of_kind(POST))
def test_what_changes_something_leads_to_a_page_after_it(client, owner, addresses, name):
    client.force_login(owner)
    assert client.post(addresses[name]).status_code == 302


@pytest.mark.ignore_template_errors  # allauth's own page of e-mail addresses
@pytest.mark.parametrize("who", ["stranger", "editor", None])
def test_nothing_of_the_learner_is_seen_by_others(client, addresses, things, who, request):
    if who:
        client.force_login(request.getfixturevalue(who))
    _, report, _ = things
    canaries = [*CANARIES.values(), report.digest, *(str(thing.pk) for thing in things)]
    for address in addresses.values():
        page = _text_of(client.get(address, follow=True))
        seen = [canary for canary in canaries if canary in page and canary not in address]
        assert seen == [], address


def _text_of(response) -> str:
    """What a page or a file says; of a zip, what its files say."""
    if response.headers["Content-Type"] != "application/zip":
        return html(response)
    zipped = zipfile.ZipFile(io.BytesIO(response.content))
    return "".join(zipped.read(name).decode() for name in zipped.namelist())


def admin_pages() -> list[str]:
    """Every page of the admin that needs no row."""
    plain = {f"/{route}" for route, _ in routes() if route.startswith("admin/")}
    return sorted(route for route in plain if not set("<(^?") & set(route) and "log" not in route)


@pytest.mark.parametrize("address", admin_pages())
def test_the_admin_sends_everybody_else_to_the_account_pages(client, stranger, address):
    assert client.get(address).url.startswith(("/admin/login/?next=", SIGN_IN))
    client.force_login(stranger)
    assert client.get(address, follow=True).status_code == 403


@pytest.mark.ignore_template_errors
def test_no_page_of_the_admin_shows_what_people_rated(client, editor, things):
    client.force_login(editor)
    canaries = [CANARIES["name"], *(str(thing.pk) for thing in things)]
    for address in admin_pages():
        if "autocomplete" not in address:
            page = html(client.get(address, follow=True))
            assert [one for one in canaries if one in page] == [], address


@pytest.mark.parametrize("address", ["/nothing-here/", "/roles/no-such-role/", "/reports/1/", "/assessments/x/"])
def test_an_address_that_does_not_exist_is_not_found(as_learner, address):
    assert as_learner.get(address).status_code == 404
