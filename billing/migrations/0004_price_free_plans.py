"""Free plans cost nothing; what others cost is for staff to say."""

from django.db import migrations


def price(apps, schema_editor):
    apps.get_model("billing", "Plan").objects.filter(slug="free", price=None).update(price=0)


class Migration(migrations.Migration):
    dependencies = [("billing", "0003_add_totals_and_reports")]
    operations = [migrations.RunPython(price, migrations.RunPython.noop)]
