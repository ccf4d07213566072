"""The catalogue's part of the site map."""

from django.urls import path

from roles import views
from roles.feedback import views as feedback

urlpatterns = [
    path("roles/", views.role_list, name="roles"),
    path("roles/<slug:slug>/", views.role, name="role"),
    path("tracks/<slug:slug>/", views.track, name="track"),
    path("career-map/", views.career_map, name="career-map"),
    path("skills/", views.skill_list, name="skills"),
    path("suggest-a-skill/", feedback.suggest_skill, name="suggest-skill"),
    path("skills/<slug:slug>/", views.skill, name="skill"),
    path("skills/<slug:slug>/suggest/", feedback.suggest_anchor, name="suggest-anchor"),
    path("search/", views.search, name="search"),
]
