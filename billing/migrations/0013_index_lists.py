from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0012_add_is_replay"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="stripeevent",
            index=models.Index(fields=["-received_at", "-id"], name="stripe_events_newest_first"),
        ),
        migrations.AddIndex(
            model_name="subscription",
            index=models.Index(fields=["-updated_at", "-id"], name="subscriptions_changed_last"),
        ),
        migrations.AddIndex(
            model_name="subscription",
            index=models.Index(
                fields=["status", "-updated_at", "-id"], name="subscriptions_by_status"
            ),
        ),
        migrations.AddIndex(
            model_name="subscription",
            index=models.Index(fields=["plan", "-updated_at", "-id"], name="subscriptions_by_plan"),
        ),
    ]
