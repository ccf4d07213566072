"""Taking ratings along: one's own as a file, and a file into a draft, with a look at it first."""

from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from assessor.accounts.holders import kept, open_to_trials
from assessor.assessments.models import SelfAssessment, SubmittedError
from assessor.assessments.preview import ChangedMeanwhileError, NotConfirmedError, Preview, apply, confirmed
from assessor.assessments.ratings_file import MAX_BYTES, RatingsError, read_ratings, write_ratings
from assessor.assessments.standing import answers_of
from assessor.catalogue import Catalogue, published_catalogue
from assessor.engine.levels import Answer
from assessor.reports.wording import count_words

MAX_FAULTS = 100  # shown at once
SIGNED_IN_AGAIN = "You had to sign in again before this was saved. Send the file again."


class PlainText(forms.Textarea):
    """A text to be read as a file and shown again. Halves of characters, which no page can hold, become "?"."""

    def value_from_datadict(self, data, files, name):
        return (super().value_from_datadict(data, files, name) or "").encode(errors="replace").decode()


class RatingsForm(forms.Form):
    """A file of ratings, or its text. `skills` are the catalogue's names by slug; valid, it has `ratings` by slug."""

    file = forms.FileField(
        label="A CSV file",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv,text/plain"}),
    )
    text = forms.CharField(
        label="Or paste its text",
        required=False,
        strip=False,  # lines are counted from the first
        widget=PlainText(attrs={"rows": 6, "spellcheck": "false"}),
        error_messages={"null_characters_not_allowed": "The text holds a NUL character; is this a CSV file?"},
    )

    def __init__(self, *args, skills: Mapping[str, str] | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.skills = skills or {}
        self.ratings: dict[str, Answer] = {}
        self.faults: list[str] = []  # of the file, each with its line

    def clean(self):
        file, text = self.cleaned_data.get("file"), self.cleaned_data.get("text", "")
        if self.errors:
            return
        if bool(file) == bool(text.strip()):
            told = "Choose a file or paste its text, not both." if file else "Choose a file, or paste its text."
            raise ValidationError(told)
        try:
            self.ratings = read_ratings(file.read(MAX_BYTES + 1) if file else text.encode(), self.skills)
        except RatingsError as error:
            self.faults = error.problems
            raise ValidationError("The file cannot be read as it is.") from None

    @property
    def faults_shown(self) -> list[str]:
        return self.faults[:MAX_FAULTS]

    @property
    def faults_left(self) -> int:
        return len(self.faults) - len(self.faults_shown)


@open_to_trials
@require_safe
def export_ratings(request: HttpRequest, pk) -> HttpResponse:
    """My answers as a file that the command line and the import read."""
    mine = _mine(request, pk)
    rows = answers_of(published_catalogue(), mine.answers.all())
    role = f"{mine.target_role.slug}-" if mine.target_role else ""
    name = f"ratings-{role}{timezone.localdate(mine.submitted_at):%Y-%m-%d}.csv"
    return HttpResponse(
        write_ratings({slug: answer.value for slug, answer in rows.items()}),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(True, name)},
    )


@open_to_trials
@require_http_methods(["GET", "HEAD", "POST"])
def import_ratings(request: HttpRequest, pk) -> HttpResponse:
    """Send a file of ratings, see what it would change in the draft, and confirm that."""
    mine = _mine(request, pk)
    if not mine.is_draft:
        return _ask(request, mine, None, status=409 if request.method == "POST" else 200)
    if request.method != "POST":
        sent = kept(request)
        form = RatingsForm(initial={"text": sent.get("text", "") if sent else ""})
        return _ask(request, mine, form, refused=SIGNED_IN_AGAIN if sent else "")
    catalogue = published_catalogue()
    if "token" in request.POST:
        return _confirm(request, catalogue, mine)
    names = {slug: skill.name for slug, skill in catalogue.skills.items()}
    form = RatingsForm(request.POST, request.FILES, skills=names)
    return _show(request, catalogue, mine, form.ratings) if form.is_valid() else _ask(request, mine, form)


def _confirm(request: HttpRequest, catalogue: Catalogue, mine: SelfAssessment) -> HttpResponse:
    """Save what the preview showed, all of it or nothing."""
    row = SelfAssessment.objects.visible_to(request.holder).filter(pk=mine.pk)
    try:
        seen = confirmed(catalogue, mine, request.POST["token"])
        number = apply(catalogue, row, seen)
    except NotConfirmedError as error:
        return _ask(request, mine, RatingsForm(), status=400, refused=str(error))
    except ChangedMeanwhileError as error:
        ratings = {slug: one.value for slug, one in seen.items()}
        return _show(request, catalogue, mine, ratings, error.skills, status=409)
    except SubmittedError:
        return _ask(request, mine, None, status=409)
    except SelfAssessment.DoesNotExist:
        raise Http404 from None
    messages.success(request, _saved(number))
    return redirect(mine)


def _saved(number: int) -> str:
    if not number:
        return "The ratings of the file were saved already."
    return f"Saved {count_words(number, 'rating')} from the file."


def _ask(request, mine: SelfAssessment, form: RatingsForm | None, status=200, refused: str = "") -> HttpResponse:
    """The page for sending a file; without a form it says that this assessment takes none any more."""
    context = {"assessment": mine, "form": form, "refused": refused}
    return render(request, "assessments/import.html", context, status=status)


def _show(request, catalogue: Catalogue, mine, ratings, elsewhere=frozenset(), status=200) -> HttpResponse:
    preview = Preview(catalogue, mine, ratings, elsewhere)
    return render(request, "assessments/preview.html", {"assessment": mine, "preview": preview}, status=status)


def _mine(request: HttpRequest, pk) -> SelfAssessment:
    return get_object_or_404(SelfAssessment.objects.visible_to(request.holder).select_related("target_role"), pk=pk)
