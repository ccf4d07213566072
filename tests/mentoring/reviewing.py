"""The page of a review as a browser without JavaScript uses it."""

from html.parser import HTMLParser

from assessor.catalogue import published_catalogue
from assessor.reports.freezing import submit_and_report
from assessor.reports.models import GapReport
from tests import assessed
from tests.mentoring.conftest import ANSWERS
from tests.reading import html


class _Form(HTMLParser):
    """What a browser would send of the form with class "review", as it was loaded."""

    def __init__(self):
        super().__init__()
        self.values: dict[str, str] = {}
        self.is_inside = False
        self.select = self.textarea = None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.is_inside = "review" in (given.get("class") or "").split()
        if not self.is_inside:
            return
        if tag == "input" and (given["type"] not in ("radio", "checkbox") or "checked" in given):
            self.values[given["name"]] = given.get("value", "on")
        elif tag == "textarea":
            self.textarea = given["name"]
            self.values[self.textarea] = ""
        elif tag == "select":
            self.select = given["name"]
        elif tag == "option" and "selected" in given:
            self.values[self.select] = given["value"]

    def handle_data(self, data):
        if self.textarea:
            self.values[self.textarea] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.textarea = None
        if tag == "form":
            self.is_inside = False


def filled_in(page) -> dict[str, str]:
    """The values of the form as the page shows them, by name."""
    form = _Form()
    form.feed(html(page))
    return form.values


def send(client, review, values: dict, page=None, **options):
    """Send the form with these values changed; `page` is an older view of it, as in a window left open."""
    shown = filled_in(page or client.get(address(review)))
    sent = {name: value for name, value in (shown | values).items() if value is not None}
    return client.post(address(review), sent, **options)


def address(review) -> str:
    return f"/reviews/{review.pk}/"


def save(client, review, skill: str, value: str, **more):
    """Save one skill as the script does; `seen` is the mark that its page showed."""
    return client.post(
        f"{address(review)}skills/{skill}/", {skill: value} | {f"{name}.{skill}": text for name, text in more.items()}
    )


def mark(client, review, skill: str) -> str:
    """What the page says it shows of a skill."""
    return filled_in(client.get(address(review)))[f"seen.{skill}"]


def said(review) -> dict[str, int | str | None]:
    """What is saved of each skill: a level, "cannot-judge", or None."""
    rows = review.skills.values_list("skill_slug", "level", "cannot_judge")
    return {slug: "cannot-judge" if cannot else level for slug, level, cannot in rows}


def report_with_evidence(owner, role, skill: str, **fields) -> GapReport:
    """The learner's report, with a note and a link to evidence on one skill."""
    draft = assessed.draft(owner, role, ANSWERS)
    draft.answers.filter(skill__slug=skill).update(**fields)
    return submit_and_report(published_catalogue(), draft)
