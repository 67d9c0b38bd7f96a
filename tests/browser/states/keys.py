"""API keys."""

from datetime import timedelta

from django.utils import timezone

from accounts.actors import Actor
from accounts.models import ApiKey
from accounts.rotation import rotate
from tests.browser.states.acts import fill, press
from tests.browser.states.people import partner, person
from tests.browser.states.state import State
from tests.factories import make_account, make_app, make_app_key, make_key

KEYS = "/settings/api-keys"
SCOPES = ["accounts:read", "connect:write", "proxy:github", "tools:read"]


def key(ground, name="Production", **fields):
    """Make a key of who looks, and return its row."""
    raw = make_key(ground.user, **fields)
    ApiKey.objects.filter(user=ground.user, name="test").update(name=name)
    return ApiKey.objects.recognise(raw) or ApiKey.objects.filter(user=ground.user).first()


def many(ground):
    """Keys in all conditions, on more than one page."""
    now = timezone.now()
    account = make_account(ground.user.partner, "user-7")
    for number in range(45):
        key(ground, f"Worker {number}")
    key(ground, "Looks at everything", is_read_only=True, scopes=SCOPES)
    key(ground, "For one account", only_accounts=[str(account.pk)], networks=["192.0.2.0/24"])
    key(ground, "Ends on Friday", expires_at=now + timedelta(days=3))
    key(ground, "Over", expires_at=now - timedelta(days=1))
    key(ground, "Revoked", revoked_at=now - timedelta(hours=2))
    key(
        ground,
        "A name so long that it needs more than a line of a narrow telephone",
        kind="personal",
    )
    used = {"last_used_at": now, "last_used_ip": "2001:db8:85a3::8a2e:370:7334"}
    key(ground, "Used just now", **used)
    key(ground, "Forgotten", last_used_at=now - timedelta(days=120))
    make_app_key(make_app(ground.user.partner, name="unbroken" * 31))


def ending(ground):
    """A key that another one replaces, both still working."""
    old = key(ground)
    rotate(old, timedelta(hours=24), Actor("user", str(ground.user.pk)))
    return old


STATES = [
    State("keys none", KEYS, by=partner),
    State("keys none of a person", KEYS, by=person),
    State("keys many", KEYS, by=partner, rows=many),
    State("keys many page 2", f"{KEYS}?page=2", by=partner, rows=many),
    State("key new", f"{KEYS}/new", by=partner),
    State("key new of a person", f"{KEYS}/new", by=person),
    State("key new with mistakes", f"{KEYS}/new", by=partner, act=press()),
    State("key made", f"{KEYS}/new", by=partner, act=fill(name="Production")),
    State("key rotate", KEYS + "/{row.pk}/rotate", by=partner, rows=key),
    State("key rotated", KEYS + "/{row.pk}/rotate", by=partner, rows=key, act=press()),
    State("key ending", KEYS + "/{row.pk}/ending", by=partner, rows=ending),
    State("key revoke", KEYS + "/{row.pk}/revoke", by=partner, rows=key),
]
