"""A stranger gets the same answer for somebody's assessment as for one that does not exist."""

from uuid import uuid4

import pytest

from tests import assessed

pytestmark = pytest.mark.django_db

PAGES = [
    ("get", ""),
    ("get", "groups/coding/"),
    ("get", "first/"),
    ("post", "first/"),
    ("get", "again/"),
    ("post", "scope/"),
    ("post", "submit/"),
    ("get", "groups/none/"),
]


@pytest.fixture(params=["draft", "submitted"])
def mine(request, learner, role):
    return (
        assessed.draft(learner, role, {"python": 3})
        if request.param == "draft"
        else assessed.report(learner, role, {"python": 3}).assessment
    )


@pytest.mark.parametrize(("method", "path"), PAGES)
def test_a_stranger_gets_the_same_404_as_for_nothing(client, stranger, mine, method, path):
    client.force_login(stranger)
    theirs = getattr(client, method)(f"/assessments/{mine.pk}/{path}", {"python": "5"})
    nothing = getattr(client, method)(f"/assessments/{uuid4()}/{path}", {"python": "5"})
    assert theirs.status_code == nothing.status_code == 404
    assert theirs.content == nothing.content
    assert theirs.headers.items() == nothing.headers.items()


@pytest.mark.parametrize(("method", "path"), PAGES)
def test_an_editor_is_a_stranger_too(client, editor, mine, method, path):
    client.force_login(editor)
    assert getattr(client, method)(f"/assessments/{mine.pk}/{path}", {"python": "5"}).status_code == 404


@pytest.mark.parametrize(("method", "path"), PAGES)
def test_without_signing_in_one_is_sent_to_sign_in(client, mine, method, path):
    response = getattr(client, method)(f"/assessments/{mine.pk}/{path}")
    assert response.url == f"/account/login/?next=/assessments/{mine.pk}/{path}"


def test_nothing_was_changed_by_trying(client, stranger, mine):
    client.force_login(stranger)
    client.post(f"/assessments/{mine.pk}/first/", {"python": "5"})
    assert mine.answers_by_skill() == {"python": 3}
