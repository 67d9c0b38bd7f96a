"""What a refresh may change about a connection, and what only a person's consent may."""

import pytest

from integrations import storing
from integrations.models import Integration
from providers.spec import Grant
from tests.providers.made_up import made_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(integration, monkeypatch):
    """A connection that knows a host and two teams."""
    provider = made_up(adds_up=("teams",), pinned={"host": r"[a-z]+\.acme\.example"})
    monkeypatch.setattr(storing, "find", lambda slug: provider)
    integration.provider_data = {"host": "eu.acme.example", "teams": ["1", "2"]}
    integration.save()
    return integration


def told(integration, **extra):
    storing.remember(integration, Grant("access", extra=extra))
    return Integration.objects.get(pk=integration.pk).provider_data


def test_a_host_that_moved_is_remembered(known):
    assert told(known, host="us.acme.example")["host"] == "us.acme.example"


def test_a_strange_host_is_not(known):
    assert told(known, host="evil.example")["host"] == "eu.acme.example"


@pytest.mark.parametrize("teams", [["3"], ["1", "2", "3"], ["1"], [], None])
def test_what_consents_add_up_to_is_neither_widened_nor_lost(known, teams):
    assert told(known, teams=teams)["teams"] == ["1", "2"]
