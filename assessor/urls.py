"""The site map."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from assessor.accounts import views as accounts
from assessor.accounts.second_factor import second_factor_needed
from assessor.assessments import views as assessments
from assessor.assessments.autosave import save_answer
from assessor.assessments.keeping import keep_or_discard, keep_page
from assessor.assessments.questions import AGAIN, FIRST
from assessor.assessments.removal import delete_assessment
from assessor.assessments.transfer import export_ratings, import_ratings
from assessor.learning import doing
from assessor.learning import downloads as plan_downloads
from assessor.learning import views as learning
from assessor.learning.newer_version import plan_newer_version
from assessor.learning.rating import rate_skill
from assessor.learning.removal import delete_plan
from assessor.learning.road import road
from assessor.learning.starting import start_plan
from assessor.mentoring import hub, inviting, mentor_page, review_steps, share_page
from assessor.mentoring.adopting import adopt_level
from assessor.mentoring.beside import report_reviews
from assessor.mentoring.discussing import discuss
from assessor.mentoring.inbox import inbox
from assessor.mentoring.overview import overview, overview_role
from assessor.mentoring.review_autosave import save_skill
from assessor.mentoring.review_views import review
from assessor.mentoring.taking import take_suggestion
from assessor.pages import views as pages
from assessor.reports import downloads
from assessor.reports import views as reports
from assessor.reports.changed import changes
from assessor.reports.compare_roles import compare_roles
from assessor.reports.hindsight import hindsight
from assessor.reports.newer_version import again
from assessor.reports.over_time import over_time
from assessor.reports.ranking import roles_for_me
from assessor.reports.removal import delete_report
from assessor.reports.what_if import report_what_if

handler400 = "assessor.pages.errors.bad_request"

# The admin's own login would be a second door without the account pages' lock-out.
admin.site.login = secure_admin_login(admin.site.login)

page_urls = [
    path("", pages.home, name="home"),
    path("how-this-is-calculated/", pages.how_calculated, name="how-calculated"),
    path("your-answers/", pages.trust, name="trust"),
    path("favicon.ico", pages.favicon, name="favicon"),
]

assessment_urls = [
    path("", assessments.assessment_list, name="assessments"),
    path("start/", assessments.start, name="start-assessment"),
    path("keep/", keep_page, name="keep"),
    path("keep/done/", keep_or_discard, name="keep-or-discard"),
    path("<uuid:pk>/", assessments.assessment, name="assessment"),
    path("<uuid:pk>/report/", assessments.report_so_far, name="report-so-far"),
    path("<uuid:pk>/submit/", assessments.submit, name="submit-assessment"),
    path("<uuid:pk>/scope/", assessments.scope, name="assessment-scope"),
    path("<uuid:pk>/ratings.csv", export_ratings, name="export-ratings"),
    path("<uuid:pk>/import/", import_ratings, name="import-ratings"),
    path("<uuid:pk>/delete/", delete_assessment, name="delete-assessment"),
    path("<uuid:pk>/again/", assessments.rate, {"page": AGAIN}, name="rate-again"),
    path("<uuid:pk>/first/", assessments.rate, {"page": FIRST}, name="rate-first"),
    path("<uuid:pk>/groups/<slug:page>/", assessments.rate, name="rate"),
    path("<uuid:pk>/answers/<slug:skill>/", save_answer, name="save-answer"),
]

report_urls = [
    path("<uuid:pk>/", reports.report, name="report"),
    path("over-time/<slug:role>/", over_time, name="over-time"),
    path("<uuid:pk>/changes/", changes, name="report-changes"),
    path("<uuid:pk>/hindsight/", hindsight, name="hindsight"),
    path("<uuid:pk>/what-if/", report_what_if, name="report-what-if"),
    path("<uuid:pk>/again/", again, name="report-again"),
    path("<uuid:pk>/delete/", delete_report, name="delete-report"),
    path("<uuid:pk>/share/", share_page.share_report, name="share-report"),
    path("<uuid:pk>/mentors/", report_reviews, name="report-reviews"),
    path("<uuid:pk>/mentors/<slug:skill>/discuss/", discuss, name="discuss"),
    path("<uuid:pk>/mentors/<slug:skill>/adopt/", adopt_level, name="adopt-level"),
    path("<uuid:pk>/mentors/suggestions/<int:number>/", take_suggestion, name="take-suggestion"),
    path("<uuid:pk>/report.pdf", downloads.report_pdf, name="report-pdf"),
    path("<uuid:pk>/report.xlsx", downloads.report_xlsx, name="report-xlsx"),
    path("<uuid:pk>/report.csv", downloads.report_csv, name="report-csv"),
    path("<uuid:pk>/report.json", downloads.report_json, name="report-json"),
]

plan_urls = [
    path("", learning.plan_list, name="plans"),
    path("start/<uuid:report>/", start_plan, name="start-plan"),
    path("<uuid:pk>/", learning.plan, name="plan"),
    path("<uuid:pk>/confirm/", learning.confirm_plan, name="confirm-plan"),
    path("<uuid:pk>/activate/", learning.activate_plan, name="activate-plan"),
    path("<uuid:pk>/newer-version/", plan_newer_version, name="plan-newer-version"),
    path("<uuid:pk>/delete/", delete_plan, name="delete-plan"),
    path("<uuid:pk>/plan.ics", plan_downloads.plan_ics, name="plan-ics"),
    path("<uuid:pk>/plan.pdf", plan_downloads.plan_pdf, name="plan-pdf"),
    path("<uuid:pk>/plan.csv", plan_downloads.plan_csv, name="plan-csv"),
    path("<uuid:pk>/plan.json", plan_downloads.plan_json, name="plan-json"),
    path("<uuid:pk>/steps/<slug:skill>/<int:level>/", doing.plan_step, name="plan-step"),
    path("<uuid:pk>/steps/<slug:skill>/<int:level>/done/", doing.tick_step, name="tick-step"),
    path("<uuid:pk>/steps/<slug:skill>/<int:level>/undo/", doing.untick_step, name="untick-step"),
    path("<uuid:pk>/skills/<slug:skill>/rate/", rate_skill, name="rate-skill"),
    path("<uuid:pk>/skills/<slug:skill>/leave-out/", doing.leave_out, name="leave-out"),
    path("<uuid:pk>/skills/<slug:skill>/take-back/", doing.take_back, name="take-back"),
]

mentoring_urls = [
    path("", hub.mentoring, name="mentoring"),
    path("invite/", inviting.invite, name="invite"),
    path("invitations/<uuid:pk>/", inviting.invitation, name="invitation"),
    path("<uuid:pk>/end/", hub.end_mentorship, name="end-mentorship"),
    path("find/", mentor_page.find_mentor, name="find-mentor"),
    path("find/<uuid:pk>/", inviting.ask_mentor, name="ask-mentor"),
    path("profile/", mentor_page.mentor_profile, name="mentor-profile"),
    path("overview/", overview, name="overview"),
    path("overview/<slug:role>/", overview_role, name="overview-role"),
]

review_urls = [
    path("", inbox, name="inbox"),
    path("start/<uuid:report>/", review_steps.start_review, name="start-review"),
    path("<uuid:pk>/", review, name="review"),
    path("<uuid:pk>/skills/<slug:skill>/", save_skill, name="save-review"),
    path("<uuid:pk>/send/", review_steps.send_review, name="send-review"),
    path("<uuid:pk>/reopen/", review_steps.reopen_review, name="reopen-review"),
]

ranking_urls = [
    path("", roles_for_me, name="roles-for-me"),
    path("compare/", compare_roles, name="compare-roles"),
]

account_urls = [
    path("", accounts.account, name="account"),
    path("everything.zip", accounts.download_everything, name="download-everything"),
    path("erase/", accounts.erase_everything, name="erase-everything"),
    path("erased/", accounts.erased, name="erased"),
    path("second-factor/needed/", second_factor_needed, name="second-factor-needed"),
    path("second-factor/", include("allauth.mfa.urls")),
    path("", include("allauth.account.urls")),
]

urlpatterns = [
    *page_urls,
    path("", include("roles.urls")),
    path("assessments/", include(assessment_urls)),
    path("reports/", include(report_urls)),
    path("plans/", include(plan_urls)),
    path("road/", road, name="road"),
    path("mentoring/", include(mentoring_urls)),
    path("reviews/", include(review_urls)),
    path("account/sharing/", share_page.who_sees_what, name="who-sees-what"),
    path("account/mails/", mentor_page.mail_choices, name="mail-choices"),
    path("roles-for-me/", include(ranking_urls)),
    path("account/", include(account_urls)),
    path("admin/", admin.site.urls),
]
