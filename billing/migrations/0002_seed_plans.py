"""The plans of both families; staff may edit them afterwards."""

from django.db import migrations

PLANS = [
    # family, slug, name, minute, day, month, beyond, dollars per 1,000 calls past the quota, default
    ("partner", "free", "Free", 30, None, 1_000, "blocked", "0", True),
    ("partner", "pro", "Pro", 300, None, 100_000, "metered", "0.50", False),
    ("partner", "enterprise", "Enterprise", 1_000, None, -1, "blocked", "0", False),
    ("personal", "free", "Free", 60, 1_000, None, "blocked", "0", True),
    ("personal", "pro", "Pro", 300, 10_000, None, "blocked", "0", False),
    ("personal", "team", "Team", 1_000, 100_000, None, "blocked", "0", False),
]


def seed(apps, schema_editor):
    plan = apps.get_model("billing", "Plan")
    for family, slug, name, minute, day, month, beyond, overage, default in PLANS:
        plan.objects.get_or_create(
            family=family,
            slug=slug,
            defaults={
                "name": name,
                "per_minute": minute,
                "per_day": day,
                "per_month": month,
                "beyond": beyond,
                "overage_per_1000": overage,
                "is_default": default,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("billing", "0001_first")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
