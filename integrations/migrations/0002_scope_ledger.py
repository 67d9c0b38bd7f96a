from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("integrations", "0001_first")]

    operations = [
        migrations.AddField(
            model_name="integration",
            name="requested_scopes",
            field=models.JSONField(blank=True, default=dict, help_text="By kind of token."),
        ),
        migrations.AlterField(
            model_name="integration",
            name="granted_scopes",
            field=models.JSONField(blank=True, default=dict, help_text="By kind of token."),
        ),
    ]
