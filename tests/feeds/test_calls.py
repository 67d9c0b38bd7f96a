"""Calls of a connection outside any tool: what feeds ask providers with."""

import pytest

from config.api.errors import GrantRevoked, PermissionDenied, RateLimited, ScopeMissing, TokenError
from integrations import holds
from integrations.feed_calls import STAGE, call_of, offer_of
from integrations.models import Integration, Token
from providers.registry import find
from providers.spec import Failure, UpstreamRequest
from tests.factories import make_account
from tests.feeds import made_up
from tests.feeds.made_up import FEED, HOST, PERMISSION

pytestmark = pytest.mark.django_db
ASK = UpstreamRequest("GET", f"{HOST}/things", headers={"X-Own": "1"})


@pytest.fixture
def integration(partner, monkeypatch):
    made_up.install(monkeypatch)
    return made_up.connect(make_account(partner))


def ask(integration, **how):
    fresh = Integration.objects.select_related("account").get(pk=integration.pk)
    with call_of(fresh, FEED, **how) as call:
        return call.send(ASK)


def test_a_request_carries_the_token_and_the_providers_headers(integration, upstream):
    asked = upstream.get(ASK.url, json={"n": 1})

    assert ask(integration).body == {"n": 1}

    sent = asked.calls[0].request.headers
    assert sent["Authorization"] == "Bearer access-1"
    assert (sent["X-GitHub-Api-Version"], sent["X-Own"]) == ("2022-11-28", "1")


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda i: i.permissions.filter(permission=PERMISSION).delete(), ScopeMissing),
        (lambda i: i.permissions.update(is_enabled=False), PermissionDenied),
        (lambda i: Integration.objects.update(status="expired"), TokenError),
        (lambda i: Token.objects.update(status="revoked"), GrantRevoked),
    ],
    ids=["not granted", "off", "expired", "revoked"],
)
def test_what_is_in_the_way_is_said_before_anybody_is_asked(integration, change, error, upstream):
    change(integration)

    with pytest.raises(error):
        ask(integration)
    assert len(upstream.calls) == 0


def test_what_was_begun_can_be_ended_though_its_permission_is_off(integration, upstream):
    upstream.get(ASK.url, json={})
    integration.permissions.update(is_enabled=False)

    assert ask(integration, is_last=True).status == 200


def test_a_rate_limit_of_the_person_is_kept_to(integration, upstream):
    offer = offer_of(find(made_up.PROVIDER), FEED, is_read=True)
    limit = Failure(Failure.RATE, hold=Failure.ACCOUNT)
    holds.hold_back(integration, offer, limit, 60)

    with pytest.raises(RateLimited):
        ask(integration)
    assert len(upstream.calls) == 0


def test_feeds_take_no_places_of_calls_that_somebody_waits_for(integration, monkeypatch, upstream):
    upstream.get(ASK.url, json={})
    taken = []
    from integrations import bulkhead

    real = bulkhead.places
    monkeypatch.setattr(bulkhead, "places", lambda *of: taken.append(of) or real(*of))

    ask(integration)

    assert taken == [(made_up.PROVIDER, STAGE)]
