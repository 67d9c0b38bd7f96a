"""Whoever pays is told at 50, 80 and 100 %, once per period: an event first, then a mail."""

import socket
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.core.mail import get_connection
from django.utils import timezone

from accounts.actors import Actor
from accounts.models import ApiKey, Event
from billing.alerts import mailing, watching
from billing.alerts.mailing import send_due
from billing.alerts.watching import watch
from billing.limits.cycles import cycle_of
from billing.models import Mark, Plan, UsageAlert, UsageRecord
from billing.subscriptions.subscribing import change_plan, set_spend_cap, subscription_for
from billing.usage.folding import fold_all
from tests.factories import make_account, make_key, make_partner, make_records, make_user, subscribe

STAFF = Actor("staff", "41")
USAGE = "http://testserver/settings/usage"


@pytest.fixture
def free(db):
    """A partner with 1,000 calls a month and nobody else."""
    return make_partner(plan="free", contact_email="ops@acme.example")


def use(partner, calls, **fields):
    """Let calls be made and added to the totals, and look; return how many shares were told of."""
    make_records(partner, (fields for _ in range(calls)))
    add_up()
    return watch()


def add_up():
    """Add all records to the totals, from the first one there is: other tests may have taken lower ids."""
    first = UsageRecord.objects.order_by("id").values_list("id", flat=True)[0]
    Mark.objects.get_or_create(name="usage", defaults={"upto": first - 1})
    fold_all()


def told():
    found = UsageAlert.objects.order_by("id").values_list("kind", "percent", "used", "limit")
    return list(found)


def events():
    return list(Event.objects.filter(type="usage.threshold").order_by("id"))


# promise 104
def test_each_share_of_the_month_is_told_once_by_event_and_mail(free):
    assert use(free, 499) == 0
    assert (use(free, 1), send_due()) == (1, 1)
    assert (use(free, 299), send_due()) == (0, 0)
    assert (use(free, 1), send_due()) == (1, 1)
    assert (use(free, 200), send_due()) == (1, 1)
    assert (use(free, 50), send_due()) == (0, 0)

    assert told() == [
        ("month", 50, 500, 1000),
        ("month", 80, 800, 1000),
        ("month", 100, 1000, 1000),
    ]
    assert [event.data["percent"] for event in events()] == [50, 80, 100]
    assert [message.subject for message in mail.outbox] == [
        "Patchbay: 50 % of the calls of your billing cycle used",
        "Patchbay: 80 % of the calls of your billing cycle used",
        "Patchbay: 100 % of the calls of your billing cycle used: calls are refused",
    ]
    assert not UsageAlert.objects.filter(mailed_at=None).exists()


# promise 104
def test_the_event_says_which_share_of_what_and_what_comes_then(free):
    use(free, 500)

    start, end = cycle_of(None, timezone.now())
    event = events()[0]
    assert (event.actor, event.partner_id, event.user_id) == ("system", free.pk, None)
    assert (event.object_type, event.object_id) == ("partner", str(free.pk))
    assert event.data == {
        "kind": "month",
        "percent": 50,
        "used": 500,
        "limit": 1000,
        "period": {"start": start.isoformat(), "end": end.isoformat()},
        "beyond": "blocked",
    }


# promise 104
def test_a_jump_over_all_shares_is_three_events_and_one_mail(free):
    assert use(free, 1000) == 3

    assert send_due() == 1
    assert [event.data["percent"] for event in events()] == [50, 80, 100]
    assert ["100 %" in message.subject for message in mail.outbox] == [True]
    assert not UsageAlert.objects.filter(mailed_at=None).exists()


def test_the_mail_says_it_in_plain_words(free):
    subscribe(free, "free", cycle_anchor=datetime(2026, 1, 9, 12, tzinfo=UTC))
    use(free, 800)

    send_due()

    start, end = cycle_of(datetime(2026, 1, 9, 12, tzinfo=UTC), timezone.now())
    message = mail.outbox[0]
    assert (message.to, message.extra_headers) == (
        ["ops@acme.example"],
        {"Auto-Submitted": "auto-generated"},
    )
    assert message.body == (
        "Acme has used 80 % of the calls of your billing cycle.\n\n"
        "Used: 800 of 1,000 calls.\n"
        "Plan: Free\n"
        f"Period: {start:%-d %B %Y}, 12:00 UTC to {end:%-d %B %Y}, 12:00 UTC\n\n"
        "At 100 % further calls are refused with status 429 until the period ends.\n\n"
        "Settings > Usage shows what was called, and by which key and account:\n"
        f"{USAGE}\n"
    )


def test_a_partner_without_a_contact_address_is_written_to_at_its_owners(db):
    partner = make_partner(plan="free")
    use(partner, 500)

    send_due()

    assert mail.outbox[0].to == [partner.user.email]


# promise 104
def test_a_metered_plan_is_told_when_calls_begin_to_cost(db):
    partner = make_partner()
    Plan.objects.filter(slug="pro").update(per_month=100)

    use(partner, 100)
    send_due()

    assert events()[-1].data["beyond"] == "metered"
    assert mail.outbox[0].subject.endswith("used: calls now cost extra")
    assert "From now on further calls are let through and cost $0.50 per 1,000." in (
        mail.outbox[0].body
    )


# promise 104
def test_the_spend_cap_is_told_of_in_calls_past_the_quota(db):
    partner = make_partner()
    Plan.objects.filter(slug="pro").update(per_month=100)
    set_spend_cap(partner.subscription, Decimal("0.10"), STAFF)  # pays for 200 calls

    assert use(partner, 199) == 3
    assert use(partner, 1) == 1
    send_due()
    assert use(partner, 100) == 2
    send_due()

    assert told()[3:] == [
        ("spend_cap", 50, 100, 200),
        ("spend_cap", 80, 200, 200),
        ("spend_cap", 100, 200, 200),
    ]
    assert events()[-1].data["beyond"] == "blocked"
    subjects = {message.subject for message in mail.outbox}
    assert "Patchbay: 100 % of your spend cap used: calls are refused" in subjects
    assert (
        "Past the quota: 200 calls, which cost $0.10 of the $0.10 agreed." in mail.outbox[-1].body
    )
    month = next(m for m in mail.outbox if "billing cycle" in m.subject)
    assert "cost $0.50 per 1,000, until they cost $0.10; then calls are refused" in month.body


# promise 104
def test_the_day_of_a_personal_plan(db):
    user = make_user()
    subscription_for(user)

    def calls(number, at):
        use_of = {"user_id": user.pk, "partner_id": None, "ts": at}
        make_records(make_partner(plan="enterprise"), (use_of for _ in range(number)))
        add_up()
        return watch()

    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    assert calls(500, today) == 1
    send_due()

    alert = UsageAlert.objects.get()
    assert (alert.kind, alert.period_start, alert.subject_id) == ("day", today, user.pk)
    event = events()[0]
    assert (event.user_id, event.partner_id, event.object_type) == (user.pk, None, "user")
    assert mail.outbox[0].to == [user.email]
    assert mail.outbox[0].subject == "Patchbay: 50 % of the calls of your day used"
    assert f"Period: {today:%-d %B %Y}, 00:00 UTC to " in mail.outbox[0].body


# promise 104
def test_budgets_of_a_key_and_of_an_account(db):
    partner = make_partner(plan="enterprise")
    make_key(partner)
    key = ApiKey.objects.get()
    account, free_of_any = make_account(partner), make_account(partner, external_id="other")
    ApiKey.objects.update(monthly_budget=10)
    type(account).objects.filter(pk=account.pk).update(monthly_budget=4)

    use(partner, 3, key_id=key.pk, account_id=account.pk)
    use(partner, 7, key_id=key.pk, account_id=free_of_any.pk)
    send_due()

    assert sorted(told()) == [
        ("account", 50, 3, 4),
        ("key", 50, 10, 10),
        ("key", 80, 10, 10),
        ("key", 100, 10, 10),
    ]
    by_object = {event.object_type: event for event in events()}
    assert by_object["api_key"].object_id == str(key.pk)
    assert by_object["account"].account_id == account.pk
    assert {event.partner_id for event in events()} == {partner.pk}
    bodies = "".join(message.body for message in mail.outbox)
    assert f"100 % of the budget of a key, {key}." in bodies
    assert "50 % of the budget of an account, user-123." in bodies


def test_unlimited_is_never_told_of(db):
    assert use(make_partner(plan="enterprise"), 30) == 0


def test_calls_that_do_not_count_use_nothing(free):
    assert use(free, 500, counted=False, status=503) == 0


def test_only_who_made_calls_since_the_last_look_is_looked_at(free, django_assert_num_queries):
    use(free, 10)
    use(make_partner(plan="enterprise"), 1)

    with django_assert_num_queries(2):  # both marks
        assert watch() == 0
    assert Mark.objects.get(name="alerts").upto == Mark.objects.get(name="usage").upto


def test_a_plan_that_is_full_at_once_is_told_with_the_next_refused_call(db):
    partner = make_partner()
    use(partner, 1000)
    change_plan(partner.subscription, Plan.objects.get(family="partner", slug="free"), STAFF)

    assert use(partner, 1, counted=False, status=429) == 3


def test_a_share_is_told_once_a_period_also_after_the_limit_was_raised(free):
    use(free, 1000)
    Plan.objects.filter(family="partner", slug="free").update(per_month=2000)

    assert use(free, 1000) == 0


# promise 104
def test_the_next_period_is_told_of_anew(free):
    use(free, 500)
    UsageAlert.objects.update(period_start=cycle_of(None, timezone.now())[0] - timedelta(days=30))

    assert use(free, 1) == 1


def test_a_period_that_ended_between_two_looks_is_told_of_and_no_older_one(free, monkeypatch):
    start, _ = cycle_of(None, timezone.now())
    use_before = {"ts": start - timedelta(minutes=1)}
    make_records(free, (use_before for _ in range(500)))
    make_records(free, [{"ts": start + timedelta(minutes=1)}])
    add_up()

    monkeypatch.setattr("billing.alerts.measuring.TOO_LATE", timedelta(days=40))
    assert watch() == 1
    UsageAlert.objects.all().delete()
    Mark.objects.filter(name="alerts").delete()
    monkeypatch.setattr("billing.alerts.measuring.TOO_LATE", timezone.now() - start)

    assert watch() == 0


def test_a_look_that_died_half_way_is_repeated_without_telling_twice(free, monkeypatch):
    def dies(*args, **kwargs):
        raise KeyboardInterrupt

    make_records(free, ({} for _ in range(1000)))
    add_up()
    with monkeypatch.context() as before_the_event:
        before_the_event.setattr(watching, "record", dies)
        with pytest.raises(KeyboardInterrupt):
            watch()
    assert (told(), events()) == ([], [])
    with monkeypatch.context() as before_the_mark:
        before_the_mark.setattr(Mark.objects, "update_or_create", dies)
        with pytest.raises(KeyboardInterrupt):
            watch()

    assert watch() == 0
    assert [event.data["percent"] for event in events()] == [50, 80, 100]


def test_a_mail_that_fails_is_tried_again_and_the_others_go_out(free, monkeypatch):
    use(make_partner(plan="free", contact_email="other@acme.example"), 500)
    use(free, 500)
    with monkeypatch.context() as server:
        server.setattr(mailing, "EmailMessage", refusing("ops@acme.example"))
        assert send_due() == 1

    assert [m.to for m in mail.outbox] == [["other@acme.example"]]
    assert send_due() == 1
    assert mail.outbox[-1].to == ["ops@acme.example"]
    assert send_due() == 0


def refusing(address):
    """Return mails that a server takes unless they are for one address."""

    class Refused(mail.EmailMessage):
        def send(self, *args, **kwargs):
            if self.to == [address]:
                raise ConnectionRefusedError
            return super().send(*args, **kwargs)

    return Refused


def test_a_mail_is_given_up_after_a_day(free):
    use(free, 500)
    UsageAlert.objects.update(created_at=timezone.now() - timedelta(hours=24, seconds=1))

    assert send_due() == 0
    assert mail.outbox == []


def test_a_turn_of_mails_ends_before_its_lease(free, monkeypatch):
    use(free, 500)
    monkeypatch.setattr(mailing, "TURN_SECONDS", -1)

    assert send_due() == 0
    assert UsageAlert.objects.get().mailed_at is None


def test_who_is_gone_is_not_written_to(free):
    use(free, 500)
    free.delete()

    assert send_due() == 0


def test_a_mail_server_that_says_nothing_holds_nobody_up(free, settings):
    use(free, 500)
    assert get_connection("django.core.mail.backends.smtp.EmailBackend").timeout == 10
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = silent.getsockname()
        settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 0.1

        assert send_due() == 0

    assert UsageAlert.objects.get().mailed_at is None
