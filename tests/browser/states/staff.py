"""The staff admin."""

from datetime import timedelta

from django.conf import settings
from django.contrib import admin
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from accounts.looking.looks import IN_SESSION
from accounts.models import Look
from tests.browser.states.calls import much
from tests.browser.states.people import partner
from tests.browser.states.people import staff as colleague
from tests.browser.states.state import Ground, State
from tests.factories import make_account, make_app, make_app_key, make_integration

ADMIN = "/admin/"
WIDE = ".results, .changelist-form-container, #nav-sidebar"  # Django's lists scroll by themselves
LOADED = 250  # kilobytes: Django's own scripts and styles


def rows(ground):
    """A partner with keys, accounts, integrations and calls; the partner is returned."""
    owner = Ground(partner(), ground.settings, ground.monkeypatch)
    much(owner)
    make_integration(make_account(owner.user.partner, "user-99"), "github")
    make_app_key(make_app(owner.user.partner))
    return owner.user.partner


def list_of(model):
    path = f"{ADMIN}{model._meta.app_label}/{model._meta.model_name}/"
    return of_admin(f"{model._meta.app_label} {model._meta.model_name}", path, alike=True)


def of_admin(name, path, **more):
    facts = {"by": colleague, "rows": rows, "loaded": LOADED, "wide": WIDE} | more
    return State(f"admin {name}", path, without_scripts=False, **facts)


def watched(ground):
    """A partner with calls, and a look at their pages that has begun."""
    owner, now = rows(ground).user, timezone.now()
    until = now + timedelta(minutes=15)
    return Look.objects.create(
        staff=ground.user, person=owner, reason="ticket 7", began_at=now, until=until
    )


def look_on(page, look):
    """Put the look into the session of this browser, and load the page anew."""
    [key] = [
        c["value"] for c in page.context.cookies() if c["name"] == settings.SESSION_COOKIE_NAME
    ]
    session = SessionStore(key)
    session[IN_SESSION] = look.pk
    session.save()
    page.reload()


def of_somebody(name, path, **more):
    return State(f"looking at {name}", path, by=colleague, rows=watched, act=look_on, **more)


STATES = [
    of_admin("start", ADMIN),
    of_admin("to a stranger", f"{ADMIN}login/", by=None, loaded=60),
    *(list_of(model) for model in sorted(admin.site._registry, key=lambda each: each._meta.label)),
    of_admin("one partner", ADMIN + "accounts/partner/{row.pk}/change/"),
    of_admin("one person", ADMIN + "accounts/user/{row.user_id}/change/"),
    of_admin("new person", ADMIN + "accounts/user/add/"),
    of_admin("new group", ADMIN + "auth/group/add/"),
    of_somebody("usage", "/settings/usage"),
    of_somebody("billing", "/settings/billing"),
    of_somebody("refused page", "/settings/profile", status=403),
    of_admin("search", ADMIN + "accounts/partner/?q=nobody"),
]
