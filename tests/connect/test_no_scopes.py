"""A provider that knows no scopes: nothing is asked for at consent, and our permissions hold all the same."""

from dataclasses import replace

import pytest

from config.api.errors import Invalid
from connect.authorize import scope_params
from integrations.ledger import granted_scopes
from providers.scopes import granted_permissions, missing, requested
from providers.spec import Grant, Permission
from tests.providers.made_up import made_up

READ, WRITE = (Permission(name, "Do it", (name,)) for name in ("acme.read", "acme.write"))


@pytest.fixture
def acme():
    provider = made_up()
    [service] = provider.services
    return replace(
        provider,
        oauth=replace(provider.oauth, scope_params={}),
        services=(replace(service, permissions=(READ, WRITE)),),
    )


@pytest.mark.parametrize(
    ("names", "granted"),
    [
        ([], [READ, WRITE]),
        (["acme.read"], [READ]),
        (["acme.write", "acme.read"], [READ, WRITE]),
    ],
)
def test_what_was_asked_for_is_granted_and_nothing_else(acme, names, granted):
    wanted = requested(acme, names)
    held = granted_scopes(acme, {"main": Grant("token")}, wanted)

    assert granted_permissions(acme, held) == granted
    assert missing(acme, wanted, held) == []


def test_no_scope_is_asked_for(acme):
    assert scope_params(acme, requested(acme, ["acme.read"])) == {}


def test_only_permissions_can_be_named(acme):
    with pytest.raises(Invalid, match="Not a permission or scope of acme: 'read'"):
        requested(acme, ["acme.read", "read"])
