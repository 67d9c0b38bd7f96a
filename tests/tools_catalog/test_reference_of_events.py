"""The part of a provider's page about the events that it delivers."""

import pytest

from providers.registry import find, providers
from tools_catalog.reference.delivering import events

TELLING = [provider for provider in providers().values() if provider.feeds]


@pytest.mark.parametrize("provider", TELLING, ids=lambda provider: provider.slug)
def test_every_feed_is_named_with_its_permission(provider):
    told = events(provider)

    for feed in provider.feeds:
        assert f"| `{feed.slug}` | {feed.name} | `{feed.permission}` |" in told
    assert "{webhook" not in told


def test_a_provider_that_tells_nothing_has_no_such_part():
    assert events(find("linkedin")) == ""


def test_the_address_and_the_variable_are_filled_in():
    told = events(find("linear"))

    assert "`PUBLIC_URL/api/v1/webhooks/linear` | `WEBHOOK_SECRET_LINEAR` | on |" in told
    assert "address `PUBLIC_URL/api/v1/webhooks/linear`;" in told
    assert "Copy the signing secret to `WEBHOOK_SECRET_LINEAR`." in told


def test_it_says_what_has_to_be_switched_on_and_what_proves_it():
    app, hooks = events(find("github")).splitlines()[4:6]

    assert app.endswith("| `WEBHOOK_SECRET_GITHUB` | on |")
    assert hooks.endswith("which they paste | the secret that they paste with it | off |")
    assert "`WEBHOOK_SECRET_HUBSPOT`, else the client secret" in events(find("hubspot"))
