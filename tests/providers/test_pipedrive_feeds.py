"""What Pipedrive delivers: changes with a password of the subscription, and word of an uninstalled app."""

import json
from base64 import b64encode

import pytest
from django.test import Client

from config.api.errors import NotFound
from inbox.models import Arrival
from providers.definitions.pipedrive import happenings, webhooks
from providers.spec import Delivery, Made, Order, Unreadable
from tests.factories import make_account, make_integration
from tests.feeds.samples import pipedrive_changes
from tests.feeds.sending import work_off
from tests.providers.recorded_call import RecordedCall

SECRET = "secret-of-the-client-8b1f"
CALLBACK = "/api/v1/connect/callback"
GONE = {"client_id": "c", "company_id": 7001, "user_id": 101, "timestamp": "2099-01-01 10:00:00"}


def read(body, method="POST"):
    url = "https://patchbay.example/api/v1/webhooks/pipedrive"
    return happenings.read(Delivery(method, url, {}, {}, json.dumps(body).encode()))


def sample(**changes):
    return pipedrive_changes.BODY | changes


def basic(secret):
    return {"Authorization": f"Basic {b64encode(f'client:{secret}'.encode()).decode()}"}


def uninstall(client, secret=SECRET, path=CALLBACK, body=GONE):
    text = json.dumps(body)
    return client.delete(path, text, content_type="application/json", headers=basic(secret))


@pytest.fixture
def connected(partner, monkeypatch):
    monkeypatch.setenv("WEBHOOK_SECRET_PIPEDRIVE", SECRET)
    account = make_account(partner)
    integration = make_integration(account, "pipedrive", provider_user_id="101:7001")
    integration.feed_addresses.create(provider="pipedrive", address="101:7001")
    return integration


def test_a_change_tells_what_is_and_which_fields_changed():
    [notice] = read(sample())

    assert (notice.type, notice.id) == ("deal.updated", pipedrive_changes.BODY["meta"]["id"])
    assert notice.summary == "Deal updated: Harbour lights"
    assert notice.about == ("101:7001",)
    assert notice.payload == {
        "id": 1,
        "title": "Harbour lights",
        "value": 1200,
        "currency": "EUR",
        "status": "won",
        "entity": "deal",
        "entity_id": "1",
        "by": "101",
        "host": "northwind.pipedrive.com",
        "changed": ["status"],
    }


def test_what_was_deleted_is_told_by_its_last_state():
    meta = pipedrive_changes.BODY["meta"] | {"action": "delete", "entity": "person"}

    [notice] = read({"meta": meta, "data": None, "previous": {"id": 4, "name": "Ada Byron"}})

    assert notice.type == "person.deleted"
    assert notice.summary == "Person deleted: Ada Byron"
    assert "changed" not in notice.payload


def test_an_action_nobody_knows_keeps_pipedrives_word():
    meta = pipedrive_changes.BODY["meta"] | {"action": "merge"}

    assert read(sample(meta=meta))[0].type == "pipedrive.merge_deal"


@pytest.mark.parametrize(
    "body", [[], {}, {"meta": None}, {"meta": {"action": 1, "entity": "deal"}}]
)
def test_a_body_without_an_event_is_unreadable(body):
    with pytest.raises(Unreadable):
        read(body)


@pytest.mark.parametrize(
    ("told", "moment"),
    [
        ("2026-11-20T14:00:00Z", 1795183200.0),
        ("2026-11-20 14:00:00", 1795183200.0),
        (1795183200, 1795183200.0),
        ("2026-11-20T15:00:00+01:00", 1795183200.0),
        ("yesterday", 0.0),
        (1795183200000, 1795183200.0),
        (None, 0.0),
    ],
)
def test_the_moment_of_uninstalling_is_read_in_any_form(told, moment):
    [notice] = read(GONE | {"timestamp": told}, method="DELETE")

    assert notice.happened_at == moment


# promise 53
@pytest.mark.parametrize("path", [CALLBACK, "/api/v1/webhooks/pipedrive"])
def test_uninstalling_the_app_revokes_the_connection(client, connected, path):
    response = uninstall(client, path=path)
    work_off()

    assert response.status_code == 200
    connected.refresh_from_db()
    assert connected.status == "revoked"


@pytest.mark.parametrize(
    "timestamp", [float("nan"), float("inf"), -1e30, "0001-01-01T00:00:00+14:00"]
)
def test_uninstalling_at_no_moment_at_all_revokes_it_too(client, connected, timestamp):
    response = uninstall(client, body=GONE | {"timestamp": timestamp})
    work_off()

    assert response.status_code == 200
    connected.refresh_from_db()
    assert connected.status == "revoked"


def test_uninstalling_ends_nobody_elses_connection(client, connected, partner):
    other = make_integration(make_account(partner, "other"), "pipedrive")
    other.feed_addresses.create(provider="pipedrive", address="102:7001")

    uninstall(client)
    work_off()

    other.refresh_from_db()
    assert other.status == "active"


@pytest.mark.parametrize("path", [CALLBACK, "/api/v1/webhooks/pipedrive"])
def test_uninstalling_with_another_secret_changes_nothing(client, connected, path):
    response = uninstall(client, secret="guessed", path=path)

    assert response.status_code == 401
    assert not Arrival.objects.exists()


@pytest.mark.parametrize("body", [[], {"user_id": 101}])
def test_an_uninstall_of_nobody_is_400(client, connected, body):
    assert uninstall(client, body=body).status_code == 400
    assert not Arrival.objects.exists()


def test_the_callback_asks_a_provider_for_no_token_against_forgery(connected):
    assert uninstall(Client(enforce_csrf_checks=True)).status_code == 200


def test_the_callback_takes_no_delete_without_a_proof(client, connected):
    assert client.delete(CALLBACK).status_code == 401


def test_a_large_body_at_the_callback_is_refused(client, connected):
    assert uninstall(client, body={"filler": "x" * 20_000}).status_code == 413


def renew(*answers):
    call = RecordedCall(*answers)
    order = Order("sub-1", "https://patchbay.example/own", "secret")
    return call, lambda: webhooks.renew(call, order, Made("7"))


def test_a_webhook_that_pipedrive_still_has_is_left_as_it_is():
    call, look = renew({"data": [{"id": 6, "is_active": 0}, {"id": 7, "is_active": 1}]})

    assert look() == Made("7")
    assert [one.method for one in call.sent] == ["GET"]


@pytest.mark.parametrize("listed", [None, [], [{"id": 6}], [{"id": 7, "is_active": 0}]])
def test_a_webhook_that_nobody_took_for_days_is_made_anew_under_another_address(listed):
    call, look = renew({"data": listed}, {})

    with pytest.raises(NotFound):  # for which one with a new secret is made
        look()
    assert [one.method for one in call.sent] == ["GET", "DELETE"]
