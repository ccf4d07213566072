"""The site map."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from assessor.assessments import views as assessments
from assessor.pages import views as pages
from assessor.reports import views as reports

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
    path("<uuid:pk>/", assessments.assessment, name="assessment"),
    path("<uuid:pk>/submit/", assessments.submit, name="submit-assessment"),
    path("<uuid:pk>/groups/<slug:group>/", assessments.rate, name="rate"),
]

report_urls = [
    path("<uuid:pk>/", reports.report, name="report"),
]

urlpatterns = [
    *page_urls,
    path("", include("roles.urls")),
    path("assessments/", include(assessment_urls)),
    path("reports/", include(report_urls)),
    path("account/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
]
