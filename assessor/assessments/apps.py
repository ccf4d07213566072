from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessor.assessments"

    def ready(self):
        from assessor.assessments import merged_skills  # noqa: F401  its receiver
