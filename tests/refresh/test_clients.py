"""Our OAuth credentials change while connections made with the former ones live on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from connect.models import ConnectSession
from integrations.credentials import OVERLAP, current_client
from integrations.models import OAuthClient
from providers import endpoints, oauth_apps
from providers.registry import find

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _real_provider(monkeypatch):
    """The sandbox stands for the real provider here: to the server's own its tokens would be foreign."""
    monkeypatch.setattr(oauth_apps, "sandbox_client_id", lambda provider: "the-servers-own")


@pytest.fixture
def configure(monkeypatch):
    """Configure other credentials of Google and let the server see them, as a restart does."""

    def configure(**credentials):
        for name, value in credentials.items():
            monkeypatch.setenv(f"PROVIDER_GOOGLE_CLIENT_{name.upper()}", value)
        endpoints.forget()

    return configure


# promise 49: the provider does not know the new secret yet
def test_the_secret_that_minted_a_token_refreshes_it_until_the_new_one_works(google, configure):
    google.expire()
    configure(secret="not known to the provider yet")

    assert google.call().status_code == 200
    assert google.integration().status == "active"
    assert google.token().client.retired_at is not None


# promise 49: the provider has forgotten the old secret, and nobody has connected since
def test_a_new_secret_refreshes_older_connections_at_once(google, configure, sandbox):
    configure(secret="the former secret")
    former = current_client(find("google"))
    google.tokens().update(client=former)
    ConnectSession.objects.all().delete()
    OAuthClient.objects.exclude(pk=former.pk).delete()
    google.expire()
    configure(secret=sandbox.client_secret)

    assert google.call().status_code == 200
    assert google.token().client.client_secret == sandbox.client_secret
    assert google.refreshes() == 1


# promise 49
def test_a_former_secret_is_tried_during_the_overlap_only(google, configure):
    former = google.token().client
    google.expire()
    configure(secret="the new secret")
    current_client(find("google"))
    retired = timezone.now() - OVERLAP - timedelta(minutes=1)
    OAuthClient.objects.filter(pk=former.pk).update(retired_at=retired)

    answer = google.call()

    assert (answer.status_code, answer.json()["details"]["reason"]) == (401, "invalid_client")
    assert google.integration().status == "active"
    assert google.refreshes() == 1


# promise 49: a refresh token belongs to the client_id it was given to
def test_a_connection_of_another_client_id_is_refreshed_as_that_client(google, configure):
    minted = google.token().client_id
    google.expire()
    configure(id="another app", secret="with another secret")

    assert google.call().status_code == 200
    assert google.token().client_id == minted
    assert google.refreshes() == 1


# promise 49
def test_a_provider_that_is_not_configured_any_more_is_still_refreshed(google, configure):
    google.expire()
    configure(id="", secret="")

    assert google.call().status_code == 200
