"""What a mentor can open of a learner's: with a share the report and the own review; before and after it, nothing."""

import pytest

from assessor.mentoring import sharing
from assessor.reports.models import Share
from tests import factories
from tests.mentoring import mentored
from tests.site.access import ACCESS, OWN, POST, REVIEWER, SCRIPT, SHARED
from tests.site.conftest import CANARIES
from tests.site.test_routes import REFUSED, statuses

pytestmark = pytest.mark.django_db
BOTH_SIDES = {"end-mentorship"}  # a mentor's as much as a learner's
LEARNERS = sorted(
    name for name, kind in ACCESS.items() if kind in (OWN, SHARED, POST, SCRIPT, REVIEWER) and name not in BOTH_SIDES
)


@pytest.fixture
def before(things, owner):
    """A mentor of the learner's with whom she shares nothing."""
    return mentored.pair(owner, factories.UserFactory()).mentor


@pytest.fixture
def after(things, mentor):
    """A mentor from whom she has taken her report back, with a review begun."""
    sharing.revoke(Share.objects.get(mentor=mentor))
    return mentor


@pytest.mark.parametrize("method", ["get", "post"])
def test_with_a_share_a_mentor_reads_and_reviews_and_does_nothing_else(client, mentor, addresses, method):
    client.force_login(mentor)
    found = statuses(client, method, addresses, LEARNERS)
    reading = {name: status for name, status in found.items() if ACCESS[name] == SHARED}
    assert set(reading.values()) == {200 if method == "get" else 405}
    reviewing = {name for name in found if ACCESS[name] == REVIEWER or name == "save-review"}
    assert {found[name] for name in reviewing} <= {200, 302, 405, 428}
    others = set(found) - set(reading) - reviewing
    assert {name: found[name] for name in others if found[name] not in REFUSED} == {}


@pytest.mark.parametrize("who", ["before", "after"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_without_a_share_a_mentor_gets_nowhere(client, addresses, who, method, request):
    client.force_login(request.getfixturevalue(who))
    found = statuses(client, method, addresses, LEARNERS)
    assert {name: status for name, status in found.items() if status not in REFUSED} == {}


def seen(client, addresses, canaries: list[str]) -> list[tuple[str, str]]:
    """Every page on which somebody finds one of these strings, unless its address holds it."""
    answers = {to: client.get(to, follow=True) for name, to in addresses.items() if "download" not in name}
    pages = {to: answer.content.decode(errors="replace") for to, answer in answers.items()}
    return [(to, one) for to, page in pages.items() for one in canaries if one in page and one not in to]


@pytest.mark.parametrize("who", ["before", "after"])
def test_without_a_share_no_page_tells_a_mentor_more_than_the_name(client, addresses, things, who, request):
    client.force_login(request.getfixturevalue(who))
    report = things[1]
    assert seen(client, addresses, [CANARIES["email"], report.digest, *(str(one.pk) for one in things)]) == []


def test_with_a_share_no_page_tells_a_mentor_of_drafts_and_plans(client, mentor, addresses, things):
    client.force_login(mentor)
    draft, _, plan = things
    assert seen(client, addresses, [CANARIES["email"], str(draft.pk), str(plan.pk)]) == []
