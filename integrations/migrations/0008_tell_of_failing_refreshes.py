from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("integrations", "0007_add_toolkit_configs"),
    ]

    operations = [
        migrations.AddField(
            model_name="token",
            name="failing_since",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="token",
            name="last_problem",
            field=models.CharField(
                blank=True, db_default="", default="", editable=False, max_length=100
            ),
        ),
        migrations.AddIndex(
            model_name="token",
            index=models.Index(
                condition=models.Q(("failing_since__isnull", False)),
                fields=["-obtained_at", "-id"],
                name="tokens_not_refreshed",
            ),
        ),
    ]
