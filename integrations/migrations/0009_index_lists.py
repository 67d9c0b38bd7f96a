from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("integrations", "0008_tell_of_failing_refreshes"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="integration",
            index=models.Index(fields=["-created_at", "-id"], name="integrations_newest_first"),
        ),
        migrations.AddIndex(
            model_name="integration",
            index=models.Index(
                fields=["status", "-created_at", "-id"], name="integrations_by_status"
            ),
        ),
        migrations.AddIndex(
            model_name="integration",
            index=models.Index(
                fields=["provider", "-created_at", "-id"], name="integrations_by_provider"
            ),
        ),
        migrations.AddIndex(
            model_name="integration",
            index=models.Index(
                fields=["provider", "status", "-created_at", "-id"], name="integrations_by_both"
            ),
        ),
        migrations.AddIndex(
            model_name="integration",
            index=models.Index(
                condition=models.Q(("former_person__isnull", False)),
                fields=["-created_at", "-id"],
                name="integrations_of_others",
            ),
        ),
        migrations.AddIndex(
            model_name="token",
            index=models.Index(fields=["-obtained_at", "-id"], name="tokens_newest_first"),
        ),
    ]
