"""`connected` and the check of a real call say the same of every tool, whatever state a connection is in."""

import pytest

from config.api.errors import ApiError
from integrations.models import Integration
from integrations.selection import Connection, check
from providers import endpoints, oauth_apps
from providers.registry import tools
from tests.factories import make_integration
from tools_catalog.listing.reach import Reach

STATUSES = [status.value for status in Integration.Status]


def may_call(account, offer):
    """Ask what a call asks, with the rows a call would find."""
    integration = account.integrations.filter(provider=offer.provider.slug).first()
    rows = {"account": account, "integration": integration}
    if integration:
        rows["token"] = integration.tokens.filter(kind=offer.permission.token).first()
        rows["permission"] = integration.permissions.filter(permission=offer.permission.id).first()
    try:
        check(Connection(**rows), offer)
        if offer.tool.as_app:
            oauth_apps.app_token(offer.provider)
    except ApiError:
        return False
    return True


def agreed(account, slug):
    """Return which tools of a provider can be called, where both say the same."""
    offers = [offer for offer in tools().values() if offer.provider.slug == slug]
    reach = Reach.of(account)
    said = {offer.tool.name: reach.covers(offer) for offer in offers}
    assert said == {offer.tool.name: may_call(account, offer) for offer in offers}
    return {name for name, is_covered in said.items() if is_covered}


# promise 120
@pytest.mark.parametrize("slug", ["google", "slack", "discord", "github"])
@pytest.mark.parametrize("token_status", ["active", "expired", "revoked"])
@pytest.mark.parametrize("status", STATUSES)
def test_whatever_the_status(account, slug, status, token_status):
    make_integration(account, slug, status=status).tokens.update(status=token_status)

    assert bool(agreed(account, slug)) == (status == token_status == "active")


# promise 120
@pytest.mark.parametrize("changed", [{"is_granted": False}, {"is_enabled": False}])
def test_whichever_permission_is_missing(account, changed):
    integration = make_integration(account, "google")
    for row in integration.permissions.all():
        integration.permissions.update(is_granted=True, is_enabled=True)
        integration.permissions.filter(pk=row.pk).update(**changed)

        assert agreed(account, "google") == {
            name
            for name, offer in tools().items()
            if offer.provider.slug == "google" and offer.permission.id != row.permission
        }


# promise 120
@pytest.mark.parametrize("kind", ["main", "user"])
def test_whichever_token_is_there(account, kind):
    make_integration(account, "slack", kind=kind)

    assert {tools()[name].permission.token for name in agreed(account, "slack")} == {kind}


# promise 120
@pytest.mark.parametrize("token", ["", "the-apps-own"])
def test_whether_the_operator_set_the_token_of_the_app(account, token, monkeypatch):
    monkeypatch.setenv("PROVIDER_DISCORD_BOT_TOKEN", token)
    endpoints.forget()
    make_integration(account, "discord")

    as_app = {tools()[name].tool.as_app for name in agreed(account, "discord")}

    assert as_app == ({True, False} if token else {False})
