"""Where one scope of a provider covers reading and writing, writing is for those who asked for it."""

import pytest

from integrations.ledger import granted_scopes, told
from providers.registry import find, permissions, providers
from providers.scopes import granted_permissions, own_in, requested
from providers.spec import MAIN, Grant


def given(provider, names):
    """Return the permissions of a session that got every scope it was sent out for."""
    wanted = requested(provider, names)
    sent = [scope for scope in wanted[MAIN] if scope not in own_in(provider, wanted[MAIN])]
    grant = Grant("token", scopes=tuple(sent))
    held = granted_scopes(provider, {MAIN: grant}, wanted)
    return {permission.id for permission in granted_permissions(provider, held)}


@pytest.mark.parametrize(
    ("slug", "names", "expected"),
    [
        ("salesforce", [], {"salesforce.read", "salesforce.write"}),
        ("salesforce", ["salesforce.read"], {"salesforce.read"}),
        ("salesforce", ["api"], {"salesforce.read", "salesforce.write"}),
        ("github", ["github.read"], {"github.read"}),
        ("github", ["github.read", "github.write"], {"github.read", "github.write"}),
        ("github", ["repo"], {"github.read", "github.write"}),
        ("discord", ["discord.guilds.read"], {"discord.guilds.read", "discord.channels.read"}),
        ("discord", ["guilds"], {"discord.guilds.read"}),
        ("discord", ["bot"], set()),
    ],
)
def test_what_was_not_asked_for_is_not_given(slug, names, expected):
    # promise 15
    assert given(find(slug), names) == expected


@pytest.mark.parametrize("slug", providers())
def test_each_permission_that_is_asked_for_is_given(slug):
    provider = find(slug)
    for permission in permissions(provider).values():
        if permission.token == MAIN:
            assert permission.id in given(provider, [permission.id])


def test_a_refresh_neither_adds_nor_takes_what_only_we_know():
    salesforce = find("salesforce")
    grant = Grant("token", scopes=("api", "refresh_token"))

    assert told(salesforce, grant, ["api"]) == ["api", "refresh_token"]
    assert told(salesforce, grant, ["api", "salesforce.write"])[-1] == "salesforce.write"
