"""Calls that are made under an Idempotency-Key."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import config.idempotency.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="IdempotentCall",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("fingerprint", models.CharField(editable=False, max_length=64)),
                ("request_id", models.CharField(max_length=100)),
                (
                    "status",
                    models.PositiveSmallIntegerField(help_text="Empty: still running.", null=True),
                ),
                ("answer_sealed", models.TextField(blank=True, editable=False)),
                ("began_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "lease_until",
                    models.DateTimeField(
                        default=config.idempotency.models.after_the_longest_call,
                        help_text="Until when it may still be running.",
                    ),
                ),
                (
                    "expires_at",
                    models.DateTimeField(db_index=True, default=config.idempotency.models.in_a_day),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="idempotent_calls",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "digest"), name="one_call_per_user_and_idempotency_key"
                    )
                ],
            },
        ),
    ]
