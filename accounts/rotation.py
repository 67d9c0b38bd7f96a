"""Replace a key by a new one that may do the same, while the old one lives on for a chosen time."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.actors import Actor
from accounts.issuing import iso, issue, record
from accounts.models import ApiKey
from config.api.errors import Invalid

LONGEST_OVERLAP = timedelta(days=30)
KEPT = ("scopes", "networks", "only_accounts", "is_read_only", "monthly_budget", "app", "live")


@transaction.atomic
def rotate(key: ApiKey, overlap: timedelta, by: Actor) -> tuple[ApiKey, str]:
    """Return the new key with its raw text, seen only now. The old one ends after `overlap` at the latest."""
    old = ApiKey.objects.select_for_update().get(pk=key.pk)
    refuse_ended(old)
    refuse_replaced(old)
    lifetime = lifetime_of(old.replaced_by.order_by("created_at").last() or old)
    kept = {name: getattr(old, name) for name in KEPT}
    expires_at = timezone.now() + lifetime if lifetime else None
    new, raw = issue(old.user, old.kind, old.name, by, expires_at=expires_at, replaces=old, **kept)
    left = old.expires_at - timezone.now() if old.expires_at else overlap
    end_after(old, min(overlap, left), by)
    return new, raw


def lifetime_of(key: ApiKey) -> timedelta | None:
    """Return how long a key was meant to live; one that was replaced no longer says it, its successor does."""
    return key.expires_at - key.created_at if key.expires_at else None


@transaction.atomic
def end_after(key: ApiKey, overlap: timedelta, by: Actor) -> None:
    """Let a key end so long from now: sooner or, for one that was replaced, later than was planned."""
    refuse_ended(key)
    end = timezone.now() + min(max(overlap, timedelta()), LONGEST_OVERLAP)
    if key.expires_at and not key.replaced_by.exists():
        end = min(end, key.expires_at)
    key.expires_at = end
    key.save(update_fields=["expires_at"])
    record("key.ending", key, by, expires_at=iso(key))


def refuse_ended(key: ApiKey) -> None:
    """A key that no longer works stays dead, and is replaced by nothing."""
    if not key.is_usable:
        raise Invalid("The key is revoked or expired already")


def refuse_replaced(key: ApiKey) -> None:
    """One successor is enough: a second tab would leave a key that nobody remembers."""
    if key.replaced_by.usable().exists():
        raise Invalid("The key is replaced already: rotate its successor, or revoke that first")
