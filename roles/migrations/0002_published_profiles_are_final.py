from django.db import migrations

from roles.frozen_rows import refuse

MESSAGE = "a published profile does not change; make a new version"
IS_FINAL = "(SELECT status FROM roles_roleprofile WHERE id = {profile}) <> 'draft'"


class Migration(migrations.Migration):
    dependencies = [("roles", "0001_initial")]

    operations = [
        refuse(
            "published_profiles_are_final",
            event="UPDATE",
            table="roles_roleprofile",
            when="OLD.status <> 'draft' AND (NEW.status = 'draft' OR NEW.role_id <> OLD.role_id"
            " OR NEW.version <> OLD.version OR NEW.ready_at <> OLD.ready_at"
            " OR NEW.change_note <> OLD.change_note OR NEW.published_at <> OLD.published_at)",
            message=MESSAGE,
        ),
        refuse(
            "published_requirements_are_final",
            event="UPDATE",
            table="roles_requirement",
            when=IS_FINAL.format(profile="OLD.profile_id"),
            message=MESSAGE,
        ),
        refuse(
            "published_alternatives_are_final",
            event="UPDATE",
            table="roles_alternative",
            when=IS_FINAL.format(profile="(SELECT profile_id FROM roles_requirement WHERE id = OLD.requirement_id)"),
            message=MESSAGE,
        ),
    ]
