from django.db import migrations

from roles.frozen_rows import refuse


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [
        # Deleting a profile empties its reference here; everything that the report says stays.
        refuse(
            "reports_are_final",
            event="UPDATE",
            table="reports_gapreport",
            when="NEW.content <> OLD.content OR NEW.digest <> OLD.digest OR NEW.engine_version <> OLD.engine_version"
            " OR NEW.owner_id <> OLD.owner_id OR NEW.assessment_id <> OLD.assessment_id"
            " OR NEW.role_title <> OLD.role_title OR NEW.created_at <> OLD.created_at",
            message="a gap report does not change; make a new one",
        ),
    ]
