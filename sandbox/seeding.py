"""Give providers their first data, and take everything back to it."""

from django.db import transaction
from django.utils import timezone

from sandbox import delivery_log, failures, request_log, touched, webhooks
from sandbox.fake import Fake
from sandbox.models import Blob, Client, Document, Grant, Switches
from sandbox.registry import all_fakes


def seed_missing() -> None:
    """Seed every provider that has never been seeded."""
    seeded = set(Switches.objects.exclude(seeded_at=None).values_list("provider", flat=True))
    for fake in all_fakes().values():
        if fake.slug not in seeded:
            with transaction.atomic():
                _seed(fake)


def reset(fake: Fake) -> None:
    """Forget everything about a provider and seed it again, unless nobody touched it since."""
    if not touched.is_touched(fake.slug):
        return
    with transaction.atomic():
        for model in (Client, Grant, Document, Blob, Switches):
            model.objects.filter(provider=fake.slug).delete()
        _seed(fake)
    touched.restored(fake.slug)
    failures.forget(fake.slug)
    request_log.forget(fake.slug)
    delivery_log.forget(fake.slug)
    webhooks.forget(fake.slug)


def _seed(fake: Fake) -> None:
    fake.seed()
    Switches.objects.update_or_create(provider=fake.slug, defaults={"seeded_at": timezone.now()})
