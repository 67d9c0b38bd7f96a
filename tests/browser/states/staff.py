"""The staff admin."""

from django.contrib import admin

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
    return of_admin(f"{model._meta.app_label} {model._meta.model_name}", path)


def of_admin(name, path, **more):
    facts = {"by": colleague, "rows": rows, "loaded": LOADED, "wide": WIDE} | more
    return State(f"admin {name}", path, without_scripts=False, **facts)


STATES = [
    of_admin("start", ADMIN),
    of_admin("to a stranger", f"{ADMIN}login/", by=None, loaded=60),
    *(list_of(model) for model in sorted(admin.site._registry, key=lambda each: each._meta.label)),
    of_admin("one partner", ADMIN + "accounts/partner/{row.pk}/change/"),
    of_admin("one person", ADMIN + "accounts/user/{row.user_id}/change/"),
    of_admin("new person", ADMIN + "accounts/user/add/"),
    of_admin("new group", ADMIN + "auth/group/add/"),
    of_admin("search", ADMIN + "accounts/partner/?q=nobody"),
]
