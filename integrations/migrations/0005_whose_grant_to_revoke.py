from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("integrations", "0004_former_person")]

    operations = [
        migrations.AddField(
            model_name="revocationjob",
            name="provider_user_id",
            field=models.CharField(blank=True, max_length=255),
        ),
    ]
