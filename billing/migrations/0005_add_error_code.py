"""Which error a call was answered with, at which limit, and where it stopped."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0004_price_free_plans"),
    ]

    operations = [
        migrations.AddField(
            model_name="usagerecord",
            name="error_code",
            field=models.CharField(blank=True, db_default="", default="", max_length=40),
        ),
        migrations.AddField(
            model_name="usagerecord",
            name="error_limit",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Which limit was reached.",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="usagerecord",
            name="error_stage",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Where the call failed.",
                max_length=20,
            ),
        ),
    ]
