from django.apps import AppConfig


class MentoringConfig(AppConfig):
    name = "assessor.mentoring"
