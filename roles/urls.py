"""The catalogue's part of the site map."""

from django.urls import include, path

from roles import versions, views
from roles.admin import table_files, tables
from roles.feedback import views as feedback

# Pages of the admin that are about no single row; the admin's own routes come after them.
table_urls = [
    path("", tables.bring_in, name="tables"),
    path("<uuid:pk>/", tables.preview_tables, name="tables-preview"),
    path("<uuid:pk>/discard/", tables.discard_tables, name="tables-discard"),
    path("<slug:which>.xlsx", table_files.workbook, name="tables-xlsx"),
    path("<slug:which>/<slug:table>.csv", table_files.one_table, name="tables-csv"),
]

urlpatterns = [
    path("admin/roles/tables/", include(table_urls)),
    path("roles/", views.role_list, name="roles"),
    path("roles/<slug:slug>/", views.role, name="role"),
    path("roles/<slug:slug>/versions/", versions.role_versions, name="role-versions"),
    path("tracks/<slug:slug>/", views.track, name="track"),
    path("career-map/", views.career_map, name="career-map"),
    path("skills/", views.skill_list, name="skills"),
    path("suggest-a-skill/", feedback.suggest_skill, name="suggest-skill"),
    path("skills/<slug:slug>/", views.skill, name="skill"),
    path("skills/<slug:slug>/suggest/", feedback.suggest_anchor, name="suggest-anchor"),
    path("search/", views.search, name="search"),
]
