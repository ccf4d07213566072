from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "assessor.learning"

    def ready(self):
        from assessor.learning import merged_skills  # noqa: F401  its receiver
