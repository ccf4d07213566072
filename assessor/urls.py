"""The site map."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from assessor.assessments import views as assessments
from assessor.assessments.autosave import save_answer
from assessor.assessments.keeping import keep_or_discard, keep_page
from assessor.assessments.questions import AGAIN, FIRST
from assessor.assessments.removal import delete_assessment
from assessor.assessments.transfer import export_ratings, import_ratings
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

# The admin's own login would be a second door without the account pages' lock-out.
admin.site.login = secure_admin_login(admin.site.login)

page_urls = [
    path("", pages.home, name="home"),
    path("how-this-is-calculated/", pages.how_calculated, name="how-calculated"),
    path("your-answers/", pages.trust, name="trust"),
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
    path("<uuid:pk>/report.pdf", downloads.report_pdf, name="report-pdf"),
    path("<uuid:pk>/report.xlsx", downloads.report_xlsx, name="report-xlsx"),
    path("<uuid:pk>/report.csv", downloads.report_csv, name="report-csv"),
    path("<uuid:pk>/report.json", downloads.report_json, name="report-json"),
]

ranking_urls = [
    path("", roles_for_me, name="roles-for-me"),
    path("compare/", compare_roles, name="compare-roles"),
]

urlpatterns = [
    *page_urls,
    path("", include("roles.urls")),
    path("assessments/", include(assessment_urls)),
    path("reports/", include(report_urls)),
    path("roles-for-me/", include(ranking_urls)),
    path("account/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
]
