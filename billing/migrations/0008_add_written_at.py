"""When a record was written that the call itself could not write."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0007_index_unsent_alerts"),
    ]

    operations = [
        migrations.AddField(
            model_name="usagerecord",
            name="written_at",
            field=models.DateTimeField(
                help_text="When it was written, if that was later than its call: the process or the database was gone.",
                null=True,
            ),
        ),
    ]
