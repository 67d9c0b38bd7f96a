from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("connect", "0002_confirm_by_the_partner"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="connectsession",
            index=models.Index(fields=["-created_at", "-id"], name="sessions_newest_first"),
        ),
        migrations.AddIndex(
            model_name="connectsession",
            index=models.Index(fields=["status", "-created_at", "-id"], name="sessions_by_status"),
        ),
        migrations.AddIndex(
            model_name="connectsession",
            index=models.Index(
                fields=["provider", "-created_at", "-id"], name="sessions_by_provider"
            ),
        ),
    ]
