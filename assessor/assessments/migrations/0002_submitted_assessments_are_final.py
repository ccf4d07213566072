from django.db import migrations

from roles.frozen_rows import refuse

MESSAGE = "a submitted self-assessment does not change; start a new one"
IS_FINAL = "(SELECT status FROM assessments_selfassessment WHERE id = {assessment}) = 'submitted'"


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_initial")]

    operations = [
        refuse(
            "submitted_assessments_are_final",
            event="UPDATE",
            table="assessments_selfassessment",
            when="OLD.status = 'submitted' AND (NEW.status <> OLD.status OR NEW.owner_id <> OLD.owner_id"
            " OR NEW.started_at <> OLD.started_at OR NEW.submitted_at <> OLD.submitted_at)",
            message=MESSAGE,
        ),
        *(
            refuse(
                f"submitted_answers_refuse_{event.lower()}",
                event=event,
                table="assessments_answer",
                when=IS_FINAL.format(assessment="NEW.assessment_id"),
                message=MESSAGE,
            )
            for event in ("INSERT", "UPDATE")
        ),
    ]
