"""`connected` is what a call would find: active, granted, switched on, for whom the call acts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import ConnectedAccount
from providers.registry import own_tools, tools
from tests.conftest import Api
from tests.factories import make_account, make_integration, make_key, make_user
from tests.tools_catalog.listed import connected, names

EVERYWHERE = ["/api/v1/tools?all=true", "/api/v1/tools/provider/github"]


def of(provider, *permissions):
    return {
        name
        for name, offer in tools().items()
        if offer.provider.slug == provider
        and (not permissions or offer.permission.id in permissions)
    }


@pytest.fixture
def acting(api, account):
    return api.acting_for(account.external_id)


# promise 120
@pytest.mark.parametrize("path", EVERYWHERE)
def test_an_active_integration_connects_its_tools(acting, account, path):
    make_integration(account, "github")

    assert connected(acting, path) == of("github")


# promise 120
@pytest.mark.parametrize("status", ["pending", "expired", "revoked"])
def test_another_status_connects_nothing(acting, account, status):
    make_integration(account, "github", status=status)

    assert connected(acting, all="true") == set()
    assert names(acting) == list(own_tools())


# promise 120
def test_what_was_not_granted_is_not_connected(acting, account):
    make_integration(account, "github", enabled=["github.read"])

    assert connected(acting, all="true") == of("github", "github.read")


# promise 120
@pytest.mark.parametrize("field", ["is_granted", "is_enabled"])
def test_what_was_withdrawn_or_switched_off_is_not_connected(acting, account, field):
    integration = make_integration(account, "google")
    integration.permissions.filter(permission="gmail.send").update(**{field: False})

    assert of("google") - connected(acting, all="true") == {"gmail_send_message"}


# promise 120
def test_a_permission_needs_its_own_kind_of_token(acting, account):
    integration = make_integration(account, "slack")

    assert connected(acting, all="true") == of("slack") - of("slack", "slack.search")

    integration.tokens.update(kind="user")
    assert connected(acting, all="true") == of("slack", "slack.search")


# promise 120
@pytest.mark.parametrize("status", ["expired", "revoked"])
def test_a_dead_token_connects_nothing(acting, account, status):
    make_integration(account, "github").tokens.update(status=status)

    assert connected(acting, all="true") == set()


# promise 120
@pytest.mark.parametrize(("refresh_token", "is_connected"), [("", False), ("refresh-1", True)])
def test_a_spent_token_counts_if_it_can_be_refreshed(acting, account, refresh_token, is_connected):
    integration = make_integration(account, "google", refresh_token=refresh_token)
    integration.tokens.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert connected(acting, all="true") == (of("google") if is_connected else set())


def test_a_partner_key_without_the_header_has_nothing_connected(api, partner, account):
    make_integration(account, "github")
    make_integration(ConnectedAccount.objects.own_of(partner.user), "slack")

    assert names(api) == list(own_tools())
    assert connected(api, all="true") == set()


@pytest.mark.parametrize("path", EVERYWHERE)
def test_a_personal_key_has_its_owner_s_integrations(db, path):
    user = make_user()
    make_integration(ConnectedAccount.objects.own_of(user), "github")

    assert connected(Api(make_key(user, "personal")), path) == of("github")


def test_a_personal_key_with_the_header_acts_for_the_account(partner, account):
    make_integration(ConnectedAccount.objects.own_of(partner.user), "slack")
    make_integration(account, "github")

    caller = Api(make_key(partner, "personal"), account.external_id)

    assert connected(caller, all="true") == of("github")


def test_accounts_do_not_lend_each_other(acting, account, partner):
    make_integration(make_account(partner, "another"), "slack")
    make_integration(account, "github")

    assert connected(acting, all="true") == of("github")
