"""Forms of mentoring: inviting somebody, sharing a report, and what a mentor says of themselves."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from assessor.mentoring.models import Invitation, MailChoice, MentorProfile, MentorSkill
from assessor.mentoring.models.mentorships import MOST_WORDS
from roles.levels import Level
from roles.models import Skill

MOST_WAITING, MOST_A_DAY = 50, 100  # invitations of one person
MOST_SKILLS = 20
NO_ADDRESS = "Give an e-mail address, such as maria@example.org."


class MessageField(forms.CharField):
    """A few words to somebody."""

    def __init__(self, label: str = "Your message", **kwargs):
        widget = forms.Textarea(attrs={"rows": 4})
        super().__init__(label=label, required=False, max_length=MOST_WORDS, widget=widget, **kwargs)


class InviteForm(forms.Form):
    """Whom to invite, and as what. `recipient` is a listed mentor, who then needs no address."""

    kind = forms.ChoiceField(
        label="I would like",
        choices=[(Invitation.Kind.ASKS, "them to be my mentor"), (Invitation.Kind.OFFERS, "to be their mentor")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the two.", "invalid_choice": "Choose one of the two."},
    )
    email = forms.EmailField(
        label="Their e-mail address", error_messages={"invalid": NO_ADDRESS, "required": NO_ADDRESS}
    )
    message = MessageField(help_text="They read it after signing in; it is not in the mail.")

    def __init__(self, *args, sender, recipient=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.sender = sender
        if recipient:
            del self.fields["email"], self.fields["kind"]

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if email == self.sender.email or self.sender.emailaddress_set.filter(email__iexact=email).exists():
            raise forms.ValidationError("This is your own address. Give that of the other person.")
        return email

    def clean(self):
        sent = Invitation.objects.filter(sender=self.sender)
        if sent.waiting().count() >= MOST_WAITING:
            raise forms.ValidationError(
                f"You have {MOST_WAITING} invitations that wait for an answer. Withdraw one before you send another."
            )
        if sent.filter(sent_at__gt=timezone.now() - timedelta(days=1)).count() >= MOST_A_DAY:
            raise forms.ValidationError("You have sent many invitations today. Send the next one tomorrow.")


class ShareForm(forms.Form):
    """What the owner of a report says to the mentor with whom they share it."""

    message = MessageField("Your message to them")


class MentorProfileForm(forms.ModelForm):
    """What a mentor says of themselves."""

    class Meta:
        model = MentorProfile
        fields = ["is_listed", "about"]
        labels = {"is_listed": "Show me to people who look for a mentor", "about": "About me"}
        help_texts = {
            "is_listed": "They see your name, these words and your skills; not your e-mail address.",
            "about": "What you have done and how you like to work with people.",
        }
        widgets = {"about": forms.Textarea(attrs={"rows": 4})}

    def clean_is_listed(self) -> bool:
        is_listed = self.cleaned_data["is_listed"]
        if is_listed and not self.instance.user.name:
            raise forms.ValidationError("Give yourself a name on your account page first: it is what people see here.")
        return is_listed


class MentorSkillForm(forms.Form):
    """A skill in which a mentor helps. Left empty, it is none."""

    skill = forms.ChoiceField(label="Skill", required=False)
    level = forms.TypedChoiceField(
        label="Up to level",
        required=False,
        coerce=int,
        choices=[("", "Choose"), *((n, f"{n} {m}") for n, m in Level.choices)],
    )

    def __init__(self, *args, skills: list, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["skill"].choices = skills

    def clean(self):
        skill, level = self.cleaned_data.get("skill"), self.cleaned_data.get("level")
        if not self.errors and bool(skill) != bool(level):
            missing = "level" if skill else "skill"
            self.add_error(missing, f"Choose the {missing} as well, or empty both.")


class _MentorSkills(forms.BaseFormSet):
    def clean(self):
        chosen = [form.cleaned_data["skill"] for form in self.forms if form.cleaned_data.get("skill")]
        if not any(self.errors) and len(chosen) != len(set(chosen)):
            raise forms.ValidationError("You named a skill twice. Keep one of the two.")

    def save(self, profile: MentorProfile) -> None:
        """Put these skills in the place of those that the profile had."""
        ids = dict(Skill.objects.values_list("slug", "pk"))
        profile.skills.all().delete()
        MentorSkill.objects.bulk_create(
            MentorSkill(profile=profile, skill_id=ids[given["skill"]], level=given["level"])
            for form in self.forms
            if (given := form.cleaned_data).get("skill") in ids
        )


MentorSkillForms = forms.formset_factory(
    MentorSkillForm, formset=_MentorSkills, extra=3, max_num=MOST_SKILLS, absolute_max=MOST_SKILLS, validate_max=True
)


class MailChoiceForm(forms.ModelForm):
    """Which mails somebody wants."""

    class Meta:
        model = MailChoice
        fields = ["invited", "shared", "reviewed", "revoked"]
