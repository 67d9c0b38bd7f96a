"""Deliveries of Stripe: signed, fresh, each handled once, in whatever order, and never believed by themselves.

# promise 103
"""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Event
from billing.models import MeterReport, Plan, StripeEvent, Subscription
from billing.payments import backend
from tests.factories import make_records
from tests.payments.conftest import FEE, post

BACK = "http://testserver/settings/billing"


@pytest.fixture
def bought(stripe, subscription, pro):
    """A basket that is paid, of which nothing is delivered yet."""
    backend().checkout_url(subscription, pro, BACK)
    return stripe.complete(next(iter(stripe.sessions)))


def event_of(stripe, kind):
    return next(event for event in reversed(stripe.events) if event["type"] == kind)


def now_of(subscription):
    subscription.refresh_from_db()
    return subscription.plan.slug, subscription.status


def test_the_paying_delivery_gives_the_plan_at_once(stripe, subscription, bought, deliver):
    status = deliver(event_of(stripe, "checkout.session.completed"))

    assert status == 200
    assert now_of(subscription) == ("pro", "active")
    assert subscription.stripe_subscription_id == bought["id"]
    assert subscription.cycle_anchor == datetime.fromtimestamp(bought["created"], UTC)
    changed = Event.objects.get(type="subscription.changed")
    assert (changed.actor, changed.actor_id) == ("system", "stripe")
    assert changed.data["plan"] == "pro"


@pytest.mark.parametrize(
    "forge",
    [
        lambda body, header: (body, ""),
        lambda body, header: (body, header.replace("v1=", "v1=0")),
        lambda body, header: (body.replace("cus_", "cuz_"), header),
        lambda body, header: (body, "t=1,v1=é"),
        lambda body, header: (body, f"t={'9' * 5000},v1=00"),
        lambda body, header: (body, "t=,v1,,=="),
        lambda body, header: (b"\xff\xfe" + body.encode(), header),
    ],
    ids=["none", "wrong", "other body", "no ascii", "long number", "garbage", "no utf-8"],
)
def test_a_forged_delivery_is_refused_and_leaves_nothing(
    stripe, subscription, bought, client, caplog, forge
):
    body, header = stripe.signed(event_of(stripe, "checkout.session.completed"))

    response = post(client, *forge(body, header))

    assert (response.status_code, response.content) == (400, b"Bad signature")
    assert now_of(subscription) == ("free", "active")
    assert StripeEvent.objects.count() == 0
    assert [r for r in caplog.records if r.name.startswith(("patchbay.payments", "django"))] == []


def test_signed_with_another_secret(stripe, bought, deliver):
    assert deliver(event_of(stripe, "invoice.paid"), secret="whsec_other") == 400


def test_a_signature_is_good_for_five_minutes(stripe, bought, deliver):
    event = event_of(stripe, "invoice.paid")

    assert deliver(event, at=int(time.time()) - 310) == 400
    assert deliver(event, at=int(time.time()) - 290) == 200


@pytest.mark.parametrize(
    "event",
    [
        [],
        {},
        "text",
        {"id": "evt_1", "type": "invoice.paid", "created": 1, "data": {"object": []}},
        {"id": 7, "type": "invoice.paid", "created": 1, "data": {"object": {}}},
        {"id": "evt_\0", "type": "invoice.paid", "created": 1, "data": {"object": {}}},
        {"id": "e" * 300, "type": "invoice.paid", "created": 1, "data": {"object": {}}},
        {"id": "evt_1", "type": "invoice.paid", "created": 1e99, "data": {"object": {}}},
    ],
    ids=["list", "empty", "text", "no object", "number", "nul", "long", "far future"],
)
def test_what_stripe_would_never_send_is_refused_though_signed(stripe, db, deliver, event):
    assert deliver(event) == 400
    assert StripeEvent.objects.count() == 0


def test_a_large_body_is_not_read(stripe, db, client):
    assert post(client, "x" * (1024 * 1024 + 1), "t=1,v1=0").status_code == 413


def test_only_posts(stripe, client):
    assert client.get("/billing/webhook").status_code == 405


def test_without_a_key_there_is_no_such_address(client, db):
    assert post(client, "{}", "t=1,v1=0").status_code == 404


def test_what_does_not_concern_us_is_taken_and_left(stripe, db, deliver):
    kinds = ("payout.paid", "customer.created", "invoice.paid", "some.new_thing")
    events = [stripe.emit(kind, {"id": "x", "customer": "cus_strange"}) for kind in kinds]

    assert [deliver(event) for event in events] == [200] * 4
    assert stripe.asked == []


def test_a_delivery_that_comes_twice_is_handled_once(stripe, subscription, bought, deliver):
    event = event_of(stripe, "invoice.paid")
    deliver(event)
    asked = len(stripe.asked)

    assert deliver(event) == 200
    assert len(stripe.asked) == asked
    assert StripeEvent.objects.get(pk=event["id"]).handled_at
    assert Event.objects.filter(type="subscription.changed").count() == 1


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 4, 0, 3, 1)])
def test_in_whatever_order_they_come_the_end_is_the_same(
    stripe, subscription, bought, told, deliver, order
):
    told()
    stripe.fail_payment(bought["id"])
    stripe.pay(bought["id"])
    stripe.end(bought["id"])
    events, stripe.events = stripe.events, []
    assert len(events) == 5

    assert [deliver(events[number]) for number in order] == [200] * 5
    assert now_of(subscription) == ("free", "active")
    assert subscription.stripe_subscription_id == ""


def test_an_old_delivery_does_not_bring_back_what_was(stripe, subscription, bought, told, deliver):
    failed = stripe.fail_payment(bought["id"])
    stripe.pay(bought["id"])
    stripe.events.clear()

    assert deliver(failed) == 200
    assert now_of(subscription) == ("pro", "active")


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_was_overtaken_is_not_written(stripe, subscription, bought, told, deliver):
    """While one delivery waits for Stripe's answer, the card fails and another one writes that."""
    told()

    def overtaken(path):
        stripe.before_answer = lambda path: None
        stripe.fail_payment(bought["id"])
        Subscription.objects.filter(pk=subscription.pk).update(
            status="past_due", stripe_version=subscription.stripe_version + 7
        )
        connection.close()

    subscription.refresh_from_db()
    late = stripe.move(bought["id"])
    stripe.before_answer = overtaken
    asked = len(stripe.asked)

    assert deliver(late) == 200
    assert now_of(subscription) == ("pro", "past_due")
    assert len(stripe.asked) == asked + 2
    assert subscription.stripe_version > 7


@pytest.mark.django_db(transaction=True)
def test_two_deliveries_at_once(stripe, pro):
    from django.test import Client

    from tests.factories import make_partner

    subscription = make_partner(plan="free").subscription
    backend().checkout_url(subscription, pro, BACK)
    bought = stripe.complete(next(iter(stripe.sessions)))
    stripe.fail_payment(bought["id"])
    events = stripe.events * 3

    def send(event):
        try:
            return post(Client(), *stripe.signed(event)).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        statuses = set(pool.map(send, events))

    assert statuses <= {200, 503}
    assert now_of(subscription) == ("pro", "past_due")
    assert Event.objects.filter(type="subscription.changed", data__plan="pro").count() == 2


@pytest.mark.parametrize("status", [500, 429, 401])
def test_stripe_away_asks_for_the_delivery_again(stripe, subscription, bought, deliver, status):
    event = event_of(stripe, "invoice.paid")
    stripe.fail(status)

    assert deliver(event) == 503
    assert now_of(subscription) == ("free", "active")
    assert deliver(event) == 200
    assert now_of(subscription) == ("pro", "active")


def test_a_stripe_that_hangs_holds_nobody_for_long(
    stripe, subscription, bought, deliver, monkeypatch
):
    from billing.payments import client

    monkeypatch.setattr(client, "TIMEOUT", (0.3, 0.6))
    stripe.hang(3)
    started = time.monotonic()

    assert deliver(event_of(stripe, "invoice.paid")) == 503
    assert time.monotonic() - started < 2.5


def test_a_stripe_that_is_gone(stripe, subscription, bought, deliver, settings):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"

    assert deliver(event_of(stripe, "invoice.paid")) == 503


@pytest.mark.parametrize(
    ("status", "becomes"),
    [
        ("trialing", ("pro", "active")),
        ("past_due", ("pro", "past_due")),
        ("unpaid", ("pro", "past_due")),
        ("paused", ("pro", "past_due")),
        ("incomplete", ("free", "active")),
        ("incomplete_expired", ("free", "active")),
    ],
)
def test_what_each_status_means(stripe, subscription, bought, told, status, becomes):
    stripe.events.clear()
    stripe.move(bought["id"], status=status)
    told()

    assert now_of(subscription) == becomes


def test_a_failed_card_blocks_and_the_payment_lifts_it(stripe, paying, told):
    stripe.fail_payment(paying.stripe_subscription_id)
    told()
    assert now_of(paying) == ("pro", "past_due")
    assert paying.past_due_since is not None

    stripe.pay(paying.stripe_subscription_id)
    told()
    assert now_of(paying) == ("pro", "active")
    assert paying.past_due_since is None


def test_cancelled_for_the_end_of_the_period(stripe, paying, told):
    bought = stripe.subscriptions[paying.stripe_subscription_id]
    stripe.move(bought["id"], cancel_at_period_end=True)
    told()

    end = bought["items"]["data"][0]["current_period_end"]
    assert now_of(paying) == ("pro", "active")
    assert paying.ends_at == datetime.fromtimestamp(end, UTC)

    stripe.move(bought["id"], cancel_at_period_end=False)
    told()
    assert now_of(paying) == ("pro", "active")
    assert paying.ends_at is None


def test_the_end_leads_back_to_the_default_plan(stripe, paying, told):
    stripe.end(paying.stripe_subscription_id)
    told()

    assert now_of(paying) == ("free", "active")
    assert paying.stripe_subscription_id == ""
    assert paying.stripe_customer_id


def test_a_deleted_customer_ends_everything(stripe, paying, told):
    stripe.delete_customer(paying.stripe_customer_id)
    told()

    assert now_of(paying) == ("free", "active")
    assert (paying.stripe_subscription_id, paying.stripe_customer_id) == ("", "")


def test_a_plan_that_staff_gave_survives_an_abandoned_basket(stripe, subscription, pro, told):
    backend().checkout_url(subscription, pro, BACK)
    enterprise = Plan.objects.get(slug="enterprise")
    Subscription.objects.filter(pk=subscription.pk).update(plan=enterprise)
    stripe.emit("customer.updated", stripe.customers[subscription.stripe_customer_id])
    told()

    assert now_of(subscription) == ("enterprise", "active")


def test_what_was_called_on_a_plan_of_staffs_is_not_charged_once_it_is_paid_for(
    stripe, subscription, pro, told
):
    Plan.objects.filter(pk=pro.pk).update(per_month=10)
    backend().checkout_url(subscription, pro, BACK)
    Subscription.objects.filter(pk=subscription.pk).update(plan=pro)
    make_records(subscription.partner, ({"ts": timezone.now()} for _ in range(14)))
    stripe.complete(next(iter(stripe.sessions)))
    told()

    assert now_of(subscription) == ("pro", "active")
    assert subscription.stripe_subscription_id
    assert MeterReport.objects.count() == 0


def test_an_older_price_keeps_its_plan(stripe, paying, told):
    stripe.change_price(paying.stripe_subscription_id, "price_pro_of_2024")
    told()

    assert now_of(paying) == ("pro", "active")


def test_a_price_that_nobody_named_changes_no_plan_and_is_said_loudly(stripe, paying, told, caplog):
    stripe.change_price(paying.stripe_subscription_id, "price_unheard_of")
    told()

    assert now_of(paying) == ("pro", "active")
    assert f"names a price of {paying.stripe_subscription_id}" in caplog.text


def test_a_price_of_the_other_family_gives_nothing(stripe, subscription, pro, told):
    backend().checkout_url(subscription, pro, BACK)
    stripe.subscribe(subscription.stripe_customer_id, ["price_personal_team"])
    told()

    assert now_of(subscription) == ("free", "active")


def test_somebody_who_pays_twice_is_told_to_people(stripe, paying, told, caplog):
    known = paying.stripe_subscription_id
    second = stripe.subscribe(paying.stripe_customer_id, [FEE])
    told()

    assert now_of(paying) == ("pro", "active")
    assert paying.stripe_subscription_id == known
    mismatch = Event.objects.filter(type="billing.mismatch").first()
    assert mismatch.data == {"what": "paid twice", "stripe_subscriptions": [known, second["id"]]}


def test_a_cycle_of_the_31st_stays_one(stripe, subscription, pro, told):
    """The anchor counts, not the period: a period that began on 28 February would stay there."""
    backend().checkout_url(subscription, pro, BACK)
    begin = datetime(2026, 1, 31, 10, 20, 31, tzinfo=UTC)
    made = stripe.complete(next(iter(stripe.sessions)), at=begin)
    stripe.renew(made["id"])
    told()

    subscription.refresh_from_db()
    period = made["items"]["data"][0]
    assert datetime.fromtimestamp(period["current_period_start"], UTC) == begin.replace(
        month=2, day=28
    )
    assert subscription.cycle_anchor == begin


def test_a_period_that_does_not_follow_the_anchor_is_our_cycle(stripe, subscription, pro, told):
    """A trial of 14 days: the anchor is its end, the period began at its beginning."""
    backend().checkout_url(subscription, pro, BACK)
    begin = datetime(2026, 3, 1, 12, tzinfo=UTC)
    made = stripe.complete(next(iter(stripe.sessions)), at=begin)
    stripe.move(made["id"], billing_cycle_anchor=int((begin + timedelta(days=14)).timestamp()))
    told()

    subscription.refresh_from_db()
    assert subscription.cycle_anchor == begin
