"""One event: GET, PATCH and archive."""

import pytest

from inbox.keeping import Happened, keep
from inbox.models import InboxEvent
from tests.conftest import Api
from tests.factories import make_account, make_event, make_key, make_partner

PLACES = ["/api/v1/inbox/{}", "/api/v1/inbox/events/{}"]


@pytest.fixture
def event(partner):
    return make_event(make_account(partner, "user-1"))


def status():
    return InboxEvent.objects.get().status


@pytest.mark.parametrize("place", PLACES)
def test_showing_an_event_makes_it_read(api, event, place):
    body = api.get(place.format(event.public_id)).json()

    assert body["data"] == {name: body[name] for name in body["data"]}
    assert (body["id"], body["status"], status()) == (event.public_id, "read", "read")


def test_an_archived_event_stays_so_when_it_is_shown(api, event):
    InboxEvent.objects.update(status="archived")

    assert api.get(f"/api/v1/inbox/{event.public_id}").json()["status"] == "archived"


@pytest.mark.parametrize("limits", [{"scopes": ["inbox:read"]}, {"is_read_only": True}])
def test_a_key_that_may_only_look_leaves_it_unread(partner, event, limits):
    looking = Api(make_key(partner, **limits))

    assert looking.get(f"/api/v1/inbox/{event.public_id}").json()["status"] == "unread"
    refused = looking.send("PATCH", f"/api/v1/inbox/events/{event.public_id}", {"status": "read"})
    assert (refused.status_code, status()) == (403, "unread")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("wanted", ["unread", "read", "archived"])
def test_an_event_is_given_any_status(api, event, place, wanted):
    body = api.send("PATCH", place.format(event.public_id), {"status": wanted}).json()

    assert (body["data"]["status"], status()) == (wanted, wanted)


@pytest.mark.parametrize("body", [{}, {"status": "done"}, {"status": "read", "more": 1}, []])
def test_a_bad_status_changes_nothing(api, event, body):
    response = api.send("PATCH", f"/api/v1/inbox/events/{event.public_id}", body)

    assert (response.status_code, status()) == (400, "unread")


@pytest.mark.parametrize("body", [None, {}])
def test_an_event_is_archived(api, event, body):
    response = api.post_json(f"/api/v1/inbox/{event.public_id}/archive", body)

    assert (response.status_code, status()) == (200, "archived")


@pytest.mark.parametrize("public_id", ["evt_000000000000000000000000", "1", "a\0b", "x" * 300])
def test_an_unknown_event(api, event, public_id):
    assert api.get(f"/api/v1/inbox/{public_id}").status_code == 404


# promise 75
@pytest.mark.parametrize("method", ["GET", "PATCH", "POST"])
def test_anothers_event_is_an_unknown_one(event, partner, method):
    make_account(partner, "user-2")
    ours = Api(make_key(partner), "user-2")
    theirs = Api(make_key(make_partner()))
    path = f"/api/v1/inbox/{event.public_id}" + ("/archive" if method == "POST" else "")
    body = {"status": "read"} if method == "PATCH" else None

    assert [each.send(method, path, body).status_code for each in (ours, theirs)] == [404, 404]
    assert status() == "unread"


def test_a_delivery_is_kept_once(event):
    again = Happened("google", "gmail", "email.received", "Again", event.provider_event_id)

    assert keep(event.account, again) is None
    assert InboxEvent.objects.get().summary == "Mail from Ada: Launch plan"


def test_a_summary_is_cut_and_an_event_goes_with_its_account(event):
    long = keep(event.account, Happened("slack", "slack", "message.received", "x" * 900, "d-9"))

    assert len(long.summary) == 500
    event.account.remove()
    assert not InboxEvent.objects.exists()
