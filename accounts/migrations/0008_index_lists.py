from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_add_looks"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="apikey",
            index=models.Index(fields=["-created_at", "-id"], name="api_keys_newest_first"),
        ),
        migrations.AddIndex(
            model_name="apikey",
            index=models.Index(fields=["kind", "-created_at", "-id"], name="api_keys_by_kind"),
        ),
        migrations.AddIndex(
            model_name="connectedaccount",
            index=models.Index(fields=["-created_at", "-id"], name="accounts_of_everybody"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["actor", "-id"], name="events_of_an_actor"),
        ),
        migrations.AddIndex(
            model_name="partner",
            index=models.Index(fields=["-created_at", "-id"], name="partners_newest_first"),
        ),
        migrations.AddIndex(
            model_name="partner",
            index=models.Index(fields=["status", "-created_at", "-id"], name="partners_by_status"),
        ),
        migrations.AddIndex(
            model_name="user",
            index=models.Index(fields=["-date_joined", "-id"], name="people_newest_first"),
        ),
        migrations.AddIndex(
            model_name="user",
            index=models.Index(
                condition=models.Q(("is_staff", True)),
                fields=["-date_joined", "-id"],
                name="people_of_the_staff",
            ),
        ),
        migrations.AddIndex(
            model_name="user",
            index=models.Index(
                condition=models.Q(("is_active", False)),
                fields=["-date_joined", "-id"],
                name="people_switched_off",
            ),
        ),
    ]
