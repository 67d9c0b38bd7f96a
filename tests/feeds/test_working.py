"""What becomes of arrivals: given to whom they are about, once, whatever goes wrong on the way."""

from dataclasses import replace
from datetime import timedelta

import pytest
import requests
from django.utils import timezone

from accounts.actors import Actor
from accounts.models import ConnectedAccount, Event
from config.api.errors import RateLimited
from inbox import choices, retention
from inbox.feeds import giving, parked, retrying, working
from inbox.models import Arrival, InboxEvent, Subscription, WebhookMessage
from inbox.webhooks import endpoints
from integrations import account_ending, disconnecting
from integrations.credentials import row_of
from integrations.models import Integration, Token
from providers.oauth_apps import ClientCredentials
from providers.registry import find
from tests.config.test_metrics import Change
from tests.factories import make_account, make_app, make_user
from tests.feeds.made_up import (
    FEED,
    HOST,
    PERMISSION,
    PROVIDER,
    arrival,
    connect,
    deliver,
    install,
    subscribe,
)
from tests.feeds.sending import work_off

pytestmark = pytest.mark.django_db
THINGS = f"{HOST}/things"
BY = Actor(Event.Actor.SYSTEM, "")


@pytest.fixture(autouse=True)
def _feed(monkeypatch):
    install(monkeypatch)


@pytest.fixture
def ada(partner):
    return connect(make_account(partner, "ada"))


def told(integration):
    rows = InboxEvent.objects.filter(account=integration.account).order_by("id")
    return [(row.type, row.provider_event_id) for row in rows]


def after_work(row):
    """Work off what is due, and return the row as it is then."""
    work_off()
    row.refresh_from_db()
    return row


def again(row):
    """Let an arrival be due, as if its pause were over."""
    Arrival.objects.filter(pk=row.pk).update(due_at=timezone.now())
    return after_work(row)


# --- To whom --------------------------------------------------------------------------------------


# promise 112
def test_it_is_given_to_all_who_go_by_its_name_and_to_nobody_else(ada, partner):
    bob, eve = (
        connect(make_account(partner, "bob")),
        connect(make_account(partner, "eve"), "thing:2"),
    )

    row = after_work(arrival())

    assert told(ada) == told(bob) == [("thing.happened", "delivery-1")]
    assert told(eve) == []
    assert (row.status, row.payload, row.summary) == ("done", {}, "")
    event = InboxEvent.objects.filter(account=ada.account).get()
    assert (event.partner, event.service, event.summary) == (
        partner,
        "github",
        "Something happened",
    )
    assert event.payload == {"n": 1}


def test_one_who_has_two_of_its_names_gets_it_once(partner):
    both = connect(make_account(partner), "thing:1", "thing:2")

    after_work(arrival(about=["thing:1", "thing:2"]))

    assert told(both) == [("thing.happened", "delivery-1")]


@pytest.mark.parametrize(
    "changes",
    [
        lambda ada: ada.permissions.filter(permission=PERMISSION).update(is_enabled=False),
        lambda ada: ada.permissions.filter(permission=PERMISSION).update(is_granted=False),
        lambda ada: Integration.objects.filter(pk=ada.pk).update(status="expired"),
        lambda ada: choices.switch(ada.account.partner, find("github"), FEED, False, BY),
    ],
    ids=["permission off", "permission not granted", "expired", "feed off"],
)
def test_whoever_cannot_or_will_not_have_it_gets_nothing(ada, changes):
    changes(ada)

    row = after_work(arrival())

    assert told(ada) == []
    assert row.status == "done"


def test_a_person_without_a_partner_profile_chooses_for_themselves():
    user = make_user()
    mine = connect(ConnectedAccount.objects.own_of(user))
    choices.switch(user, find("github"), FEED, False, BY)
    after_work(arrival())
    assert told(mine) == []

    choices.switch(user, find("github"), FEED, True, BY)
    after_work(arrival(delivery_id="delivery-2"))
    assert told(mine) == [("thing.happened", "delivery-2")]


def test_the_shared_address_is_not_for_connections_through_an_apps_own_client(ada, partner):
    theirs = connect(make_account(partner, "app"))
    credentials = ClientCredentials("client-of-the-app", "its-secret")
    theirs.tokens.update(client=row_of(find("github"), credentials, make_app(partner)))

    after_work(arrival())

    assert told(ada) != []
    assert told(theirs) == []


def test_what_came_to_an_own_address_is_for_its_connection_alone(ada, partner):
    bob = connect(make_account(partner, "bob"))
    subscription = subscribe(bob)

    row = after_work(
        arrival(subscription=subscription, delivery_id=f"{subscription.pk}:n1", about=["thing:1"])
    )

    assert (told(ada), told(bob)) == ([], [("thing.happened", "n1")])
    subscription.refresh_from_db()
    assert subscription.last_delivery_at == row.received_at


# promise 111
def test_what_came_to_an_own_address_goes_with_it_and_never_to_others(client, ada, partner):
    subscription = subscribe(connect(make_account(partner, "bob"), "thing:2"))
    path = f"/api/v1/webhooks/{PROVIDER}/{subscription.path_token}"
    named = {"about": ["thing:1"], "id": "n1"}
    # Whoever pasted an own address knows its secret, and may say in its deliveries what they like.
    deliver(
        client, named, {**named, "id": "n2", "ends": "all"}, path=path, secret=subscription.secret
    )
    assert [row.about for row in Arrival.objects.all()] == [[], []]

    disconnecting.disconnect(subscription.integration)

    assert Arrival.objects.count() == 0
    assert (work_off(), told(ada)) == (0, [])


def test_what_was_asked_for_the_person_before_is_nothing_for_who_is_connected_now(
    partner, upstream
):
    bob = connect(make_account(partner, "bob"), provider_user_id="bob")
    subscription = subscribe(bob, made_for="carol", facts={"since": 100})
    upstream.get(f"{THINGS}?since=0", json={"things": [], "next": 7})

    at_its_address = arrival(subscription=subscription, about=[])
    by_name = arrival(delivery_id="2", needs_fetch=True)
    work_off()

    at_its_address.refresh_from_db()
    by_name.refresh_from_db()
    subscription.refresh_from_db()
    assert (at_its_address.status, by_name.status) == ("parked", "done")
    assert (told(bob), subscription.facts) == ([], {"since": 100})


# promise 53
def test_what_ends_at_an_own_address_ends_its_connection_alone(ada, partner):
    bob = connect(make_account(partner, "bob"))

    after_work(arrival(subscription=subscribe(bob), ends="all"))

    assert [Integration.objects.get(pk=each.pk).status for each in (ada, bob)] == [
        "active",
        "revoked",
    ]
    assert InboxEvent.objects.count() == 0


def test_a_partners_endpoint_is_told_with_the_event(ada, partner):
    endpoints.create(
        partner, url="https://acme.example/hook", description="", event_types=[], by=BY
    )

    after_work(arrival())
    message = WebhookMessage.objects.get(type="inbox.event")
    assert message.inbox_event == InboxEvent.objects.get()

    Arrival.objects.update(status="waiting")
    work_off()
    assert WebhookMessage.objects.filter(type="inbox.event").count() == 1


def test_an_event_that_partners_cannot_be_told_of_is_not_kept(ada, monkeypatch):
    def broken(event):
        raise RuntimeError("no luck")

    with monkeypatch.context() as patch:
        patch.setattr(giving, "publish_inbox_event", broken)
        row = after_work(arrival())
    assert (told(ada), row.status, row.problem) == ([], "waiting", "RuntimeError")

    assert again(row).status == "done"
    assert len(told(ada)) == 1


def test_an_account_that_is_gone_meanwhile_gets_nothing(ada):
    account = ada.account
    account_ending.delete_account(account)

    assert giving.put(ada, []) == 0


# --- About nobody ---------------------------------------------------------------------------------


def test_what_is_about_nobody_is_parked_and_given_when_tried_again(client, partner, staff_actor):
    labels = [{"provider": PROVIDER, "outcome": outcome} for outcome in ("parked", "given")]
    counts = [Change(client, "patchbay_arrivals_total", **each) for each in labels]
    row = after_work(arrival())
    assert (row.status, row.payload) == ("parked", {"n": 1})
    assert parked.number() == 1

    ada = connect(make_account(partner, "ada"))
    assert parked.try_again(row, staff_actor, "connected by now")
    assert after_work(row).status == "done"

    assert told(ada) == [("thing.happened", "delivery-1")]
    event = Event.objects.get(type="inbox.tried_again")
    assert (event.object_id, event.data["reason"]) == (str(row.pk), "connected by now")
    assert not parked.try_again(row, staff_actor, "once more")
    assert [count.now for count in counts] == [1, 1]  # promise 132


@pytest.fixture
def staff_actor():
    return Actor(Event.Actor.STAFF, str(make_user().pk))


def test_what_no_definition_knows_any_more_has_failed(ada):
    row = after_work(arrival(feed="gone"))

    assert (row.status, row.problem) == ("failed", "no such feed any more")


# --- What a notice left out -----------------------------------------------------------------------


@pytest.fixture
def pending(ada):
    """An arrival that says only that something happened, and the subscription that knows since when."""
    subscription = subscribe(ada, remote_id="remote-1", facts={"since": 4, "other": 1})
    return arrival(needs_fetch=True, subscription=subscription)


def test_what_a_notice_left_out_is_asked_for_with_the_connections_token(ada, pending, upstream):
    asked = upstream.get(THINGS, json={"next": 7, "things": ["a", "b"]})

    row = after_work(pending)

    assert told(ada) == [("thing.fetched", "a"), ("thing.fetched", "b")]
    assert row.status == "done"
    request = asked.calls[0].request
    assert request.headers["Authorization"] == "Bearer access-1"
    assert request.headers["Accept"] == "application/vnd.github+json"
    assert request.url.endswith("?since=4")
    assert Subscription.objects.get().facts == {"since": 7, "other": 1}


# promise 112
def test_what_was_fetched_twice_is_told_once(ada, pending, upstream):
    upstream.get(THINGS, json={"next": 7, "things": ["a", "b"]})
    work_off()
    Arrival.objects.update(status="waiting")
    upstream.get(THINGS, json={"next": 8, "things": ["b", "c"]})

    work_off()

    assert [name for _, name in told(ada)] == ["a", "b", "c"]


def test_what_somebody_else_learnt_meanwhile_is_not_forgotten(ada, pending, upstream, monkeypatch):
    upstream.get(THINGS, json={"next": 7, "things": ["a"]})
    real = giving.put

    def late(*given):
        Subscription.objects.update(facts={"since": 9})
        return real(*given)

    monkeypatch.setattr(giving, "put", late)

    work_off()

    assert Subscription.objects.get().facts == {"since": 9}


def test_fetched_things_without_a_name_are_numbered(ada, pending, monkeypatch):
    unnamed = [replace(giving.notice_of(pending), id="", type="thing.fetched")] * 2
    install(monkeypatch, replace(FEED, fetch=lambda call, notice, facts: unnamed))

    work_off()

    assert [name for _, name in told(ada)] == ["delivery-1:0", "delivery-1:1"]


# promise 111
def test_a_provider_that_does_not_answer_is_asked_again_later(ada, pending, upstream):
    upstream.assert_all_requests_are_fired = False
    upstream.get(THINGS, body=requests.ConnectionError("no route"))
    before = timezone.now()

    row = after_work(pending)

    assert (row.status, row.attempts, row.claim) == ("waiting", 1, "")
    assert "not reachable" in row.problem
    assert timedelta(seconds=3) < row.due_at - before < timedelta(seconds=9)
    assert told(ada) == []
    upstream.replace("GET", THINGS, json={"next": 7, "things": ["a"]})
    assert again(row).status == "done"
    assert told(ada) == [("thing.fetched", "a")]


def test_it_is_given_up_after_a_day_with_the_problem(ada, pending, upstream):
    upstream.get(THINGS, status=500, json={})
    Arrival.objects.update(attempts=retrying.MOST - 1)

    row = after_work(pending)

    assert row.status == "failed"
    assert row.problem
    assert work_off() == 0


def test_the_pauses_of_all_attempts_make_a_day():
    seconds = sum(retrying.pause_after(number) for number in range(retrying.MOST))

    assert 20 * 3600 < seconds < 30 * 3600


def test_a_provider_is_left_alone_for_as_long_as_it_asks():
    assert retrying.asked_for(RateLimited(120)) == 120
    assert retrying.asked_for(RateLimited(10**6)) == retrying.LONGEST_PAUSE
    assert retrying.asked_for(ValueError()) == 0


def test_a_connection_that_died_is_not_waited_for(ada, pending):
    Token.objects.update(status="revoked")

    assert after_work(pending).status == "done"
    assert told(ada) == []


def test_one_whose_provider_fails_keeps_no_other_from_theirs(ada, partner, monkeypatch):
    bob = connect(make_account(partner, "bob"), access_token="bobs")

    def fetch(call, notice, facts):
        if call.access == "access-1":
            raise RateLimited(1)
        yield replace(notice, id="a")

    install(monkeypatch, replace(FEED, fetch=fetch))

    row = after_work(arrival(needs_fetch=True))

    assert (told(ada), told(bob)) == ([], [("thing.happened", "a")])
    assert (row.status, row.attempts) == ("waiting", 1)


def test_one_whose_provider_answers_oddly_keeps_no_other_from_theirs(ada, partner, monkeypatch):
    bob = connect(make_account(partner, "bob"), access_token="bobs")

    def fetch(call, notice, facts):
        if call.access == "access-1":
            raise KeyError("not as documented")
        yield replace(notice, id="a")

    install(monkeypatch, replace(FEED, fetch=fetch))

    row = after_work(arrival(needs_fetch=True))

    assert (told(ada), told(bob)) == ([], [("thing.happened", "a")])
    assert (row.status, row.attempts, row.problem) == ("waiting", 1, "KeyError")


# promise 111
def test_a_definitions_mistake_stops_no_other_arrival(ada, pending, monkeypatch, caplog):
    def fetch(call, notice, facts):
        raise KeyError("secret words of somebody")

    install(monkeypatch, replace(FEED, fetch=fetch))
    other = arrival(delivery_id="delivery-2")

    row = after_work(pending)

    other.refresh_from_db()
    assert (row.status, row.problem) == ("waiting", "KeyError")
    assert other.status == "done"
    assert "arrival failed: KeyError at " in caplog.text
    assert "tests/feeds/test_working.py" in caplog.text
    assert "secret words" not in caplog.text


# --- The queue ------------------------------------------------------------------------------------


def test_the_queue_takes_what_is_due_in_its_order_and_leaves_what_needs_a_provider(ada):
    late = arrival(delivery_id="1", due_at=timezone.now() + timedelta(hours=1))
    fetched = arrival(delivery_id="2", needs_fetch=True)
    old = arrival(delivery_id="3", due_at=timezone.now() - timedelta(hours=1))
    arrival(delivery_id="4")

    assert working.lateness() == pytest.approx(3600, abs=5)
    assert (working.work_off(), working.work_off()) == (2, 0)

    assert [name for _, name in told(ada)] == ["3", "4"]
    left = Arrival.objects.filter(status="waiting").order_by("id")
    assert list(left) == [late, fetched]
    assert old.status == "waiting"
    assert working.lateness() < 5


def test_settled_arrivals_go_after_a_while_and_waiting_ones_never(settings):
    settings.RETENTION_ARRIVALS_DAYS = 14
    old, young = timezone.now() - timedelta(days=15), timezone.now() - timedelta(days=13)
    for number, (status, at) in enumerate(
        [("done", old), ("parked", old), ("failed", old), ("waiting", old), ("done", young)]
    ):
        arrival(delivery_id=str(number), status=status, received_at=at)

    assert retention.prune_arrivals() == 3

    left = Arrival.objects.order_by("id").values_list("status", flat=True)
    assert list(left) == ["waiting", "done"]
