"""The list of roles: by track, from the entry level up; nothing that is not published."""

import pytest

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
