"""Tools that are called with the app's own token: a refusal of it is no fault of a connection."""

from dataclasses import replace

import pytest

from config.api.call_log import CallLog
from config.api.errors import ProviderError
from integrations import provider_call
from integrations.models import Integration, Token
from providers.registry import Offer
from providers.spec import AppToken, Failure, UpstreamRequest
from tests.providers.made_up import made_up

URL = "https://acme.example/v1/things"


def calling(token, monkeypatch, kind):
    provider = made_up(
        app_token=AppToken("BOT_TOKEN", scheme="Bot"), read_error=lambda answer: Failure(kind)
    )
    [service] = provider.services
    offer = Offer(provider, service, replace(service.tools[0], as_app=True))
    monkeypatch.setattr(provider_call, "app_token", lambda provider: "the-apps-own")
    return provider_call.ProviderCall(offer, token, {}, CallLog())


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [Failure.TOKEN, Failure.REVOKED])
def test_a_refused_app_token_is_an_error_of_the_provider(token, upstream, monkeypatch, kind):
    asked = upstream.get(URL, status=401, json={"message": "no"})
    call = calling(token, monkeypatch, kind)

    with pytest.raises(ProviderError):
        call.send(UpstreamRequest("GET", URL))

    assert asked.call_count == 1
    assert asked.calls[0].request.headers["Authorization"] == "Bot the-apps-own"
    assert (Token.objects.get().status, Integration.objects.get().status) == ("active", "active")
