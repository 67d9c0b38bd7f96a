from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("integrations", "0003_scopes_by_kind")]

    operations = [
        migrations.AddField(
            model_name="integration",
            name="former_person",
            field=models.JSONField(
                blank=True,
                help_text="Who was connected before, until somebody says that the change is right.",
                null=True,
            ),
        ),
    ]
