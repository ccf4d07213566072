"""Forms sent in a way that the site refuses, or shows once more before anything is done."""

from dataclasses import dataclass, field

from django.urls import reverse
from playwright.sync_api import Page

from assessor.accounts.models import User
from tests.browser.addresses import file_of_ratings, over_time, overview_and_ratings, plans, start_of_a_plan
from tests.browser.cast import Cast

# The browser would stop an empty form before it is sent; the site must answer it well all the same.
SEND = """values => {
  const form = document.querySelector("main form[method=post]");
  for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
  form.noValidate = true;
  form.requestSubmit();
}"""
TAMPER = "() => { const one = document.querySelector('.choice input'); one.value = '9'; one.checked = true; }"
# A copy of the form that htmx knows nothing of, as for whoever comes without a script.
UNSCRIPTED = "() => { const one = document.querySelector('#time'); one.replaceWith(one.cloneNode(true)); }"
WITHOUT_OTHERS = "() => document.querySelector('.plan-about').remove()"  # it has smaller forms of its own

FILE = "skill,level\nPython,2\nCommunication,not-sure\nMachine learning,3\nScala,1\n"


@dataclass(frozen=True)
class FaultyForm:
    """An address with a form, who sends it, and what they put into it."""

    address: str
    values: dict = field(default_factory=dict)
    person: User | None = None
    script: str = "() => {}"


def faulty_forms(cast: Cast) -> list[FaultyForm]:
    wrong = {"login": "nobody@example.org", "password": "wrong"}
    rate = overview_and_ratings(cast.starter)[1]
    return [
        FaultyForm(reverse("account_login"), wrong),
        FaultyForm(reverse("account_signup"), {"email": "no address", "password1": "12345678"}),
        FaultyForm(reverse("account_reset_password")),
        FaultyForm(reverse("account_change_password"), person=cast.newcomer),
        FaultyForm(reverse("start-assessment"), person=cast.newcomer),
        FaultyForm(reverse("suggest-skill"), {"name": "Kubernetes"}, person=cast.newcomer),
        FaultyForm(reverse("suggest-skill"), {"name": "python"}, person=cast.newcomer),
        FaultyForm(reverse("suggest-anchor", args=["python"]), person=cast.newcomer),
        FaultyForm(rate, person=cast.starter, script=TAMPER),
        FaultyForm(start_of_a_plan(cast.unsure)[0], {"hours_per_week": "200", "start": ""}, person=cast.unsure),
        FaultyForm(plans(cast.learner)[1], {"hours_per_week": "0", "start": ""}, cast.learner, script=UNSCRIPTED),
        FaultyForm(plans(cast.learner)[2], {"own_hours": "0", "own_url": "x"}, cast.learner, script=WITHOUT_OTHERS),
        FaultyForm(over_time(cast.climber)[-1], person=cast.climber, script=TAMPER),
        FaultyForm(file_of_ratings(cast.starter), {"text": "skill,level\npyhton,9\n"}, person=cast.starter),
        FaultyForm(file_of_ratings(cast.starter), {"text": FILE}, person=cast.starter),
    ]


def send_faulty(page: Page, form: FaultyForm) -> None:
    """Send the form, and wait for the page that says what is wrong."""
    page.goto(form.address)
    page.evaluate(form.script)
    with page.expect_navigation():
        page.evaluate(SEND, form.values)
