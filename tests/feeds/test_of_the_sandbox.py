"""The address that the sandbox of test mode delivers to: what is proven there is about the sandbox's connections alone."""

from dataclasses import replace

import pytest

from inbox.models import Arrival, InboxEvent, Subscription
from integrations.models import Integration
from providers import endpoints
from tests.factories import make_account
from tests.feeds.made_up import FEED, SECRET, connect, deliver, install, subscribe
from tests.feeds.sending import work_off

pytestmark = pytest.mark.django_db
OWN = "/api/v1/webhooks/github"
PATH = f"{OWN}/sandbox"
SANDBOXS = "what the sandbox signs with"


@pytest.fixture
def feed(monkeypatch, settings, tmp_path):
    """Give GitHub the feed, an OAuth app of the operator's, and a sandbox beside it."""
    settings.SANDBOX_ON = True
    settings.SANDBOX_CLIENT_SECRET_FILE = tmp_path / "secret"
    settings.SANDBOX_CLIENT_SECRET_FILE.write_text(SANDBOXS)
    endpoints.forget()
    yield install(monkeypatch, replace(FEED, fetch=None))
    endpoints.forget()


@pytest.fixture
def both(feed, partner):
    """Connect an account of each mode, both known by the same name."""
    return {
        live: connect(make_account(partner, f"user-{live}", live=live)) for live in (True, False)
    }


def told():
    work_off()
    return list(InboxEvent.objects.order_by("id").values_list("account__external_id", flat=True))


# promise 71
@pytest.mark.parametrize(("path", "secret"), [(PATH, SANDBOXS), (OWN, SECRET)])
def test_each_address_is_about_one_mode(client, both, path, secret):
    assert deliver(client, {"id": "n1"}, path=path, secret=secret).status_code == 200

    assert told() == [f"user-{path == OWN}"]


# promise 71
@pytest.mark.parametrize(("path", "secret"), [(PATH, SECRET), (OWN, SANDBOXS)])
def test_what_one_signs_is_forged_at_the_address_of_the_other(client, both, path, secret):
    assert deliver(client, {"id": "n1"}, path=path, secret=secret).status_code == 401

    assert not Arrival.objects.exists()


# promise 112
def test_the_same_id_is_another_delivery_at_the_sandbox(client, both):
    for path, secret in ((PATH, SANDBOXS), (OWN, SECRET), (PATH, SANDBOXS)):
        deliver(client, {"id": "n1"}, path=path, secret=secret)

    assert told() == ["user-False", "user-True"]
    assert set(InboxEvent.objects.values_list("provider_event_id", flat=True)) == {"n1"}


# promise 71
@pytest.mark.parametrize("live", [True, False])
def test_no_address_names_a_subscription_of_the_other_mode(client, both, live):
    subscribe(both[live], remote_id="sub-1")
    path, secret = (PATH, SANDBOXS) if live else (OWN, SECRET)

    deliver(client, {"id": "n1", "subscription": "sub-1", "about": ()}, path=path, secret=secret)

    assert told() == []
    assert Arrival.objects.get().status == "parked"


# promise 71
@pytest.mark.parametrize("live", [True, False])
def test_no_address_asks_for_a_subscription_of_the_other_mode_anew(client, both, live):
    subscribe(both[live], remote_id="sub-1")
    path, secret = (PATH, SANDBOXS) if live else (OWN, SECRET)

    deliver(client, {"subscription": "sub-1", "wants": "anew"}, path=path, secret=secret)

    assert Subscription.objects.get().status == "active"


# promise 53
@pytest.mark.parametrize("live", [True, False])
def test_what_ends_a_grant_ends_none_of_the_other_mode(client, both, live):
    path, secret = (OWN, SECRET) if live else (PATH, SANDBOXS)

    deliver(client, {"id": "n1", "ends": "all"}, path=path, secret=secret)
    work_off()

    ended = Integration.objects.filter(status="revoked")
    assert [each.account.live for each in ended] == [live]


# promise 71
def test_an_own_address_of_test_mode_believes_no_secret_of_the_operators(client, both):
    path = f"{OWN}/{subscribe(both[False]).path_token}"

    assert deliver(client, {"id": "n1"}, path=path, secret=SECRET).status_code == 401
    assert deliver(client, {"id": "n1"}, path=path, secret=SANDBOXS).status_code == 200
    assert told() == ["user-False"]


# promise 71
@pytest.mark.parametrize("secret", [SANDBOXS, SECRET, ""])
def test_while_the_sandbox_is_off_nobody_delivers_there(client, both, settings, secret):
    settings.SANDBOX_ON = False
    endpoints.forget()

    assert deliver(client, {"id": "n1"}, path=PATH, secret=secret).status_code == 404


def test_where_the_sandbox_plays_both_its_address_is_about_both(
    client, feed, partner, monkeypatch, settings
):
    monkeypatch.delenv("PROVIDER_GITHUB_CLIENT_ID")
    settings.PUBLIC_IS_LOOPBACK = True
    endpoints.forget()
    for live in (True, False):
        connect(make_account(partner, f"user-{live}", live=live))

    deliver(client, {"id": "n1"}, path=PATH, secret=SANDBOXS)

    assert sorted(told()) == ["user-False", "user-True"]
