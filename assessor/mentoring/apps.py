from django.apps import AppConfig


class MentoringConfig(AppConfig):
    name = "assessor.mentoring"

    def ready(self):
        from assessor.mentoring import merged_skills  # noqa: F401  its receiver
