"""What ratings are for, who sees them, what they are not for; and that the page's promises hold."""

import pytest

from tests import assessed
from tests.coder import coder
from tests.reading import crumbs, heading, html, section, title

pytestmark = pytest.mark.django_db
PAGE = "/your-answers/"
NAME = "Why you can trust this with your answers"


def test_the_page_says_what_it_is_and_the_way_back(client):
    response = client.get(PAGE)
    assert (heading(response), title(response)) == (NAME, f"{NAME} | Skill-gap assessor")
    assert crumbs(response) == ["Home", "Your answers"]


def test_it_says_what_ratings_are_for_who_sees_them_and_what_they_are_not_for(client):
    response = client.get(PAGE)
    assert "in which order to learn it" in section(response, "for")
    assert "Nobody else, unless you share a report with a mentor of yours" in section(response, "who")
    assert "Not for hiring, pay, appraisal or redundancies." in section(response, "not-for")


@pytest.mark.parametrize("path", ["/", "/your-answers/", "/roles/", "/account/login/", "/nothing/"])
def test_it_is_linked_from_every_page(client, path):
    assert f'href="{PAGE}"' in html(client.get(path))


@pytest.mark.parametrize("path", ["/", "/your-answers/", "/how-this-is-calculated/", "/account/login/"])
def test_pages_load_nothing_from_other_sites(client, built_in_catalogue, path):
    page = html(client.get(path))
    assert not [tag for tag in page.split("<") if tag.startswith(("link", "script", "img", "iframe")) and "//" in tag]


def test_no_cookie_is_set_beyond_those_for_signing_in(client, as_learner, learner):
    assessed.report(learner, coder(), {"python": 1})
    for path in ("/", "/assessments/", "/assessments/start/", "/account/login/"):
        client.get(path)
    assert set(client.cookies) <= {"sessionid", "csrftoken", "messages"}


@pytest.mark.parametrize("path", ["/", "/your-answers/", "/roles/"])
def test_a_visitor_who_only_reads_gets_no_cookie_at_all(client, path):
    client.get(path)
    assert not client.cookies
