from django.db import migrations

from roles.frozen_rows import refuse

MESSAGE = "a review that was sent does not change; start a new version of it"
IS_FINAL = "(SELECT status FROM mentoring_mentorreview WHERE id = NEW.review_id) = 'sent'"
KEPT = ("status", "version", "report_id", "is_blind", "summary", "started_at", "sent_at")


class Migration(migrations.Migration):
    dependencies = [("mentoring", "0001_initial")]

    operations = [
        refuse(
            "sent_reviews_are_final",
            event="UPDATE",
            table="mentoring_mentorreview",
            # Only the name goes, when the mentor leaves.
            when="OLD.status = 'sent' AND ("
            + " OR ".join(f"NEW.{column} <> OLD.{column}" for column in KEPT)
            + " OR NEW.mentor_id <> OLD.mentor_id OR NEW.mentor_id IS NOT NULL AND OLD.mentor_id IS NULL)",
            message=MESSAGE,
        ),
        *(
            refuse(
                f"sent_{table}s_refuse_{event.lower()}",
                event=event,
                table=f"mentoring_{table}",
                when=IS_FINAL,
                message=MESSAGE,
            )
            for table in ("reviewedskill", "suggestedstep")
            for event in ("INSERT", "UPDATE")
        ),
    ]
