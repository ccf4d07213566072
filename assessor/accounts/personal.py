"""What each table of the database holds about people: whether they can download it, and what erasing them does to it.

Every field of every table stands here once, and tests/accounts/test_personal.py is red for one that does not. The
download (`export`) and the erasure (`erasure`) go by this table. See `classified` for what the columns mean.
"""

from django.db.models import Q

from assessor.accounts.catalogue_tables import CATALOGUE_TABLES
from assessor.accounts.classified import Impersonal, Personal
from assessor.accounts.sessions import sessions_of

FRAMEWORK = "It says what the site consists of."
SECRET = "It signs you in, and would be of use to a thief alone."  # noqa: S105
SENT_WORDS = "What you sent as a mentor stays with the learner's report, without your name."
TABLES = "It is about the catalogue, you have the file yourself, and it is thrown away after a day."

TABLE: dict[str, Personal | Impersonal] = {
    # --- accounts ---
    "accounts.User": Personal(
        "Account",
        whose="pk",
        exported="name email date_joined last_login is_active is_staff is_superuser",
        withheld="password",
        technical="id",
        because=SECRET,
    ),
    "accounts.User_groups": Personal("Groups", whose="user", exported="group", technical="id user"),
    "accounts.User_user_permissions": Personal("Permissions", whose="user", exported="permission", technical="id user"),
    "account.EmailAddress": Personal(
        "E-mail addresses", whose="user", exported="email verified primary", technical="id user"
    ),
    "account.EmailConfirmation": Personal(
        "Links that confirm an address",
        whose="email_address__user",
        withheld="created sent key",
        technical="id email_address",
        because=SECRET,
    ),
    "mfa.Authenticator": Personal(
        "Second factors",
        whose="user",
        exported="type created_at last_used_at",
        withheld="data",
        technical="id user",
        because=SECRET,
    ),
    "sessions.Session": Personal(
        "Browsers in which you are signed in",
        found=sessions_of,
        withheld="session_key session_data expire_date",
        because=SECRET,
    ),
    "admin.LogEntry": Personal(
        "Entries in the log of the admin",
        whose="user",
        exported="action_time content_type object_id object_repr action_flag change_message",
        technical="id user",
    ),
    "accounts.Trial": Impersonal(
        "Nobody is signed in on a trial. It is erased with all in it after 7 days.", "id started_at"
    ),
    # --- what people rate, and what is made of it ---
    "assessments.SelfAssessment": Personal(
        "Self-assessments",
        whose="owner",
        exported="id current_role target_role asks_everything status started_at submitted_at",
        technical="owner trial",
    ),
    "assessments.Answer": Personal(
        "Answers",
        whose="assessment__owner",
        exported="assessment skill kind level note evidence confirmed_at is_adopted",
        technical="id version",
    ),
    "reports.GapReport": Personal(
        "Gap reports",
        whose="owner",
        exported="id assessment profile role_title content engine_version digest created_at",
        technical="owner trial",
    ),
    "reports.Hindsight": Personal(
        "Levels in hindsight", whose="report__owner", exported="report skill_slug level rated_at", technical="id"
    ),
    "learning.LearningPlan": Personal(
        "Learning plans",
        whose="owner",
        exported="id role_slug role_title is_active hours_per_week start deadline hours_limit unknown_as_zero "
        "free_first excluded outline in_calendar created_at",
        technical="owner",
    ),
    "learning.PlanBreak": Personal(
        "Days off in plans", whose="plan__owner", exported="plan first_day last_day", technical="id"
    ),
    "learning.PlanStep": Personal(
        "Steps of plans",
        whose="plan__owner",
        exported="plan skill_slug skill_name level own_hours pinned done_on ticked_at spent_hours planned_hours note "
        "own_title own_url own_resource_hours",
        technical="id",
    ),
    # --- mentoring ---
    "reports.Share": Personal(
        "Shared reports",
        whose="report__owner mentor",
        exported="report mentor message shared_at revoked_at",
        technical="id",
        seen_by="self",
    ),
    "mentoring.AuditEvent": Personal(
        "Who looked at your reports",
        whose="owner",
        exported="action report about happened_at",
        unnamed="actor mentor",
        technical="id owner",
        stays="What people can see of who looked at their reports stays, without your name.",
    ),
    "mentoring.MailChoice": Personal(
        "Mails you want", whose="user", exported="invited shared reviewed revoked", technical="id user"
    ),
    "mentoring.MentorProfile": Personal(
        "Your words as a mentor", whose="user", exported="is_listed about", technical="id user"
    ),
    "mentoring.MentorSkill": Personal(
        "Skills you mentor in", whose="profile__user", exported="skill level", technical="id profile"
    ),
    "mentoring.Invitation": Personal(
        "Invitations",
        whose="sender recipient",
        exported="kind sender recipient email message sent_at answer answered_at",
        technical="id",
        address="email",
        seen_by="self",
    ),
    "mentoring.Mentorship": Personal(
        "Mentorships", whose="learner mentor", exported="learner mentor began_at ended_at", technical="id"
    ),
    "mentoring.MentorReview": Personal(
        "Reviews",
        whose="report__owner",
        exported="id report version status is_blind summary started_at sent_at",
        unnamed="mentor",
        stays=SENT_WORDS,
        unsent=Q(status="draft"),
        seen_by="self",
    ),
    "mentoring.ReviewedSkill": Personal(
        "What a mentor says of a skill",
        whose="review__report__owner",
        exported="review skill_slug skill_name level cannot_judge comment to_discuss rated_at",
        technical="id version",
        seen_by="review",
    ),
    "mentoring.SuggestedStep": Personal(
        "Next steps that a mentor suggests",
        whose="review__report__owner",
        exported="review place skill_slug skill_name level reason",
        technical="id",
        seen_by="review",
    ),
    "mentoring.DiscussMark": Personal(
        "Skills to talk about", whose="report__owner", exported="report skill_slug marked_at", technical="id"
    ),
    **CATALOGUE_TABLES,
    "roles.TableUpload": Personal(
        "Tables that wait for you to bring them into the catalogue",
        whose="owner",
        exported="uploaded_at applied_at",
        withheld="digest preview",
        technical="id owner revision",
        because=TABLES,
    ),
    "roles.UploadedTable": Personal(
        "Files of such tables",
        whose="upload__owner",
        exported="name",
        withheld="content",
        technical="id upload",
        because=TABLES,
    ),
    # --- the framework ---
    "auth.Permission": Impersonal(FRAMEWORK, "id name content_type codename"),
    "auth.Group": Impersonal(FRAMEWORK, "id name"),
    "auth.Group_permissions": Impersonal(FRAMEWORK, "id group permission"),
    "contenttypes.ContentType": Impersonal(FRAMEWORK, "id app_label model"),
}

PERSONAL = {label: kind for label, kind in TABLE.items() if isinstance(kind, Personal)}
