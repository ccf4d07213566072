"""The list of roles: by track, from the entry level up; nothing that is not published."""

import pytest

from roles import views
from tests import factories
from tests.crowd import crowd
from tests.reading import crumbs, heading, links, queries, title, words

pytestmark = pytest.mark.django_db


def test_roles_stand_by_track_from_the_entry_level_up(client):
    late, early = factories.TrackFactory(name="Late", position=2), factories.TrackFactory(name="Early", position=1)
    for slug, track, level in (("b", early, 4), ("c", late, 1), ("a", early, 1)):
        factories.published_role(slug=slug, track=track, career_level=level)
    roles = [href for href in links(client.get("/roles/")) if href.startswith("/roles/")]
    assert roles == ["/roles/a/", "/roles/b/", "/roles/c/"]


def test_the_page_says_what_it_is_and_the_way_back(client):
    factories.published_role(title="Coder", career_level=3, also_known_as=["Programmer"])
    response = client.get("/roles/")
    assert (heading(response), title(response)) == ("Roles", "Roles | Skill-gap assessor")
    assert crumbs(response) == ["Home", "Roles"]
    assert "Coder Senior, also Programmer" in words(response)


def test_tracks_are_linked(client):
    role = factories.published_role()
    assert f"/tracks/{role.track.slug}/" in links(client.get("/roles/"))


def test_an_empty_catalogue_says_how_it_is_filled(client):
    assert "The catalogue is empty." in words(client.get("/roles/"))


def test_a_role_without_a_published_profile_is_not_listed(client):
    factories.RoleProfileFactory(role__title="Secret plan")
    assert "Secret plan" not in words(client.get("/roles/"))


@pytest.mark.parametrize("number", [3, 30])
def test_the_list_takes_one_query_whatever_its_size(client, learner, number):
    crowd(number)
    assert queries(client, "/roles/") == 1
    client.force_login(learner)
    assert queries(client, "/roles/") == 3


# --- many roles ---------------------------------------------------------------------------------------------


@pytest.fixture
def many(monkeypatch):
    """More roles than fit on a page, on two tracks."""
    monkeypatch.setattr(views, "ROLES_ON_A_PAGE", 3)
    tracks = [factories.TrackFactory(slug=slug, name=slug.title(), position=n) for n, slug in enumerate(("ai", "it"))]
    for number in range(5):
        factories.published_role(slug=f"role-{number}", title=f"Role {number}", track=tracks[number // 3])


def listed(client, **query) -> list[str]:
    return [href for href in links(client.get("/roles/", query)) if href.startswith("/roles/role-")]


def test_a_long_list_comes_page_by_page(client, many):
    assert listed(client) == ["/roles/role-0/", "/roles/role-1/", "/roles/role-2/"]
    assert listed(client, page=2) == ["/roles/role-3/", "/roles/role-4/"]
    assert "Roles 4 to 5 of 5" in words(client.get("/roles/", {"page": 2}))


@pytest.mark.parametrize("page", ["0", "99", "x", "", "-1"])
def test_a_page_that_is_none_is_the_nearest_one(client, many, page):
    assert listed(client, page=page)


def test_roles_are_found_by_words_and_by_track(client, many):
    assert listed(client, q="role 3") == ["/roles/role-3/"]
    assert listed(client, track="it") == ["/roles/role-3/", "/roles/role-4/"]
    assert listed(client, track="ai", q="4") == []


@pytest.mark.parametrize("query", [{"q": "plumber"}, {"track": "none"}, {"q": "\0x", "track": "\0"}])
def test_nothing_found_says_so_and_how_to_go_on(client, many, query):
    response = client.get("/roles/", query)
    assert "No role holds all these words." in words(response)
    assert "/roles/" in links(response)


def test_a_short_list_has_no_search_of_its_own(client):
    factories.published_role()
    assert 'name="track"' not in client.get("/roles/").text
