"""How far overage is settled, and when a report to Stripe is tried again."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("billing", "0005_add_error_code")]
    operations = [
        migrations.AddField(
            model_name="meterreport",
            name="is_uncertain",
            field=models.BooleanField(
                default=False,
                help_text="An attempt ended without an answer: it may have arrived.",
            ),
        ),
        migrations.AddField(
            model_name="meterreport",
            name="next_attempt_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now,
                help_text="Empty: given up, see the problem.",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="subscription",
            name="settled_until",
            field=models.DateTimeField(
                editable=False,
                help_text="Calls past the quota before this moment are in reports, under the terms of then.",
                null=True,
            ),
        ),
    ]
