from django.db import migrations, models

from roles.frozen_rows import lift, refuse


def answers_are_final(operation) -> list:
    return [
        operation(
            f"submitted_answers_refuse_{event.lower()}",
            event=event,
            table="assessments_answer",
            when="(SELECT status FROM assessments_selfassessment WHERE id = NEW.assessment_id) = 'submitted'",
            message="a submitted self-assessment does not change; start a new one",
        )
        for event in ("INSERT", "UPDATE")
    ]


class Migration(migrations.Migration):
    dependencies = [("assessments", "0003_trials_and_versioned_answers")]

    operations = [
        *answers_are_final(lift),
        migrations.AddField(
            model_name="answer",
            name="is_adopted",
            field=models.BooleanField(default=False),
        ),
        *answers_are_final(refuse),
    ]
