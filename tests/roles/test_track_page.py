"""A track's page: its ladder with the neighbours it leads to, drawn and as a list."""

import pytest

from roles.models import CareerStep, Track
from tests import factories
from tests.crowd import crowd
from tests.reading import crumbs, heading, html, links, queries, section, title, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def track():
    """Two rungs; from the upper one people go on to another track, and move to a third."""
    track = factories.TrackFactory(slug="coding", name="Coding", summary="All about code.")
    low, high = (
        factories.published_role(slug=slug, track=track, career_level=n) for n, slug in ((1, "low"), (2, "high"))
    )
    beside, away = factories.published_role(slug="beside"), factories.published_role(slug="away")
    for start, end, kind in ((low, high, "promotion"), (high, beside, "specialisation"), (high, away, "move")):
        CareerStep.objects.create(from_role=start, to_role=end, kind=kind)
    return track


def test_the_page_says_what_it_is_and_the_way_back(client, track):
    response = client.get("/tracks/coding/")
    assert (heading(response), title(response)) == ("Coding", "Coding | Skill-gap assessor")
    assert crumbs(response) == ["Home", "Roles", "Coding"]
    assert "All about code." in words(response)


def test_its_own_roles_are_told_in_order(client, track):
    told = section(client.get("/tracks/coding/"), "its-roles")
    assert told.index("Low") < told.index("High")
    assert "Beside" not in told


def test_neighbours_are_drawn_quietly_and_far_moves_are_left_out(client, track):
    response = client.get("/tracks/coding/")
    assert html(response).count('class="is-quiet"') == 1
    assert "/roles/beside/" in links(response)
    assert "/roles/away/" not in links(response)
    assert html(response).count('<path class="step') == 2


def test_roles_that_are_not_published_are_left_out(client, track):
    ghost = factories.RoleFactory(slug="ghost", track=track)
    CareerStep.objects.create(from_role=track.roles.get(slug="high"), to_role=ghost, kind="promotion")
    assert "/roles/ghost/" not in links(client.get("/tracks/coding/"))


def test_a_track_without_published_roles_leads_on(client):
    Track.objects.create(slug="empty", name="Empty")
    response = client.get("/tracks/empty/")
    assert "No role of this track is published yet." in words(response)
    assert "/roles/" in links(response)


def test_a_track_that_is_not_there_is_not_found(client):
    assert client.get("/tracks/nothing/").status_code == 404


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_takes_the_same_few_queries_whatever_its_size(client, learner, number):
    track = crowd(number).track
    assert queries(client, f"/tracks/{track.slug}/") == 3
    client.force_login(learner)
    assert queries(client, f"/tracks/{track.slug}/") == 6
