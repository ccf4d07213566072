import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("roles", "0005_tables_that_wait")]

    operations = [
        migrations.AddField(
            model_name="historicalskill",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="roles.skill",
            ),
        ),
        migrations.AddField(
            model_name="skill",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roles.skill",
            ),
        ),
        migrations.AddConstraint(
            model_name="skill",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", None)) | models.Q(("merged_into", models.F("pk")), _negated=True),
                name="a_skill_is_merged_into_another",
            ),
        ),
    ]
