"""The admin's pages as an editor's browser sees them: addresses, and forms that are sent back as they came."""

from django.urls import reverse

from roles.models import CatalogueRevision


def address(model: type, row=None, page: str = "") -> str:
    """Of the list, of a row, or of another page: `add`, or `delete` of a row."""
    page = page or ("change" if row else "changelist")
    return reverse(f"admin:roles_{model._meta.model_name}_{page}", args=[row.pk] if row else [])


def filled(response) -> dict:
    """What a browser would send from a page with a form that nobody touched."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    values = {bound.html_name: bound.value() for form in forms for bound in form}
    sent = {name: value for name, value in values.items() if value is not None and value is not False}
    return {name: "on" if value is True else value for name, value in sent.items()}


def add_row(data: dict, prefix: str, **values) -> dict:
    """The form with one more row of an inline."""
    number = int(data[f"{prefix}-TOTAL_FORMS"])
    row = {f"{prefix}-{number}-{name}": value for name, value in values.items()}
    return data | row | {f"{prefix}-TOTAL_FORMS": number + 1}


def save(client, row, **changes):
    """Open a row's page, send it back with some fields changed, and return the answer."""
    page = address(type(row), row)
    return client.post(page, filled(client.get(page)) | changes)


def errors(response) -> str:
    """Everything that the form was refused for; fails when it was not refused."""
    assert response.status_code == 200, "the form was accepted"
    return " ".join(map(str, response.context["errors"]))


def messages(response) -> str:
    """What the page that followed said at its top."""
    return " ".join(map(str, response.context["messages"]))


def run(client, name: str, row):
    """Run an action on the page of a row, as the browser does: with the whole form."""
    page = address(type(row), row)
    sent = {"CHANGE_FORM-action": name, "_selected_action": row.pk, "index": 0}
    return client.post(page, filled(client.get(page)) | sent, follow=True)


def run_on_list(client, name: str, *rows):
    """Run an action on rows of the list."""
    sent = {"action": name, "_selected_action": [row.pk for row in rows]}
    return client.post(address(type(rows[0])), sent, follow=True)


class Watch:
    """Whether the catalogue was announced as changed since the last look."""

    def __init__(self):
        self.seen = CatalogueRevision.current()

    def changed(self) -> bool:
        before, self.seen = self.seen, CatalogueRevision.current()
        return before != self.seen
