"""Which calls were answered from the stored result of an earlier one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0011_add_account_calls"),
    ]

    operations = [
        migrations.AddField(
            model_name="usagerecord",
            name="is_replay",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Answered from the stored result of an earlier call: nothing was done.",
            ),
        ),
    ]
