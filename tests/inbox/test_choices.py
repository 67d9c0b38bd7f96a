"""What people choose of the feeds."""

import pytest

from accounts.actors import Actor
from accounts.models import ConnectedAccount, Event
from inbox import choices
from inbox.models import FeedChoice
from providers import registry
from tests.factories import make_account, make_partner, make_user

pytestmark = pytest.mark.django_db
BY = Actor("user", "somebody")


def feed_named(slug, feed):
    provider = registry.find(slug)
    return provider, registry.feed(provider, feed)


def test_what_has_to_be_asked_for_is_off_until_somebody_wants_it(account):
    _, mail = feed_named("google", "mail")
    _, hooks = feed_named("github", "hooks")
    _, events = feed_named("slack", "events")

    assert choices.is_on(account, "google", mail) is False
    assert choices.is_on(account, "github", hooks) is False
    assert choices.is_on(account, "slack", events) is True


def test_a_partner_chooses_for_all_accounts_and_for_nobody_elses(partner, account):
    provider, mail = feed_named("google", "mail")
    stranger = make_account(make_partner())

    choices.switch(partner, provider, mail, True, BY)

    assert choices.is_on(account, "google", mail) is True
    assert choices.is_on(stranger, "google", mail) is False
    assert choices.all_of(partner) == {("google", "mail"): True}


def test_a_person_chooses_for_their_own_account():
    person = make_user()
    provider, mail = feed_named("google", "mail")

    choices.switch(person, provider, mail, True, BY)

    assert choices.is_on(ConnectedAccount.objects.own_of(person), "google", mail) is True


def test_each_change_is_one_event_and_no_change_is_none(partner):
    provider, mail = feed_named("google", "mail")

    for on in (False, True, True, False):
        choices.switch(partner, provider, mail, on, BY)

    told = Event.objects.filter(type="inbox.feed_switched").order_by("id")
    assert [event.data["on"] for event in told] == [True, False]
    assert told[0].partner_id == partner.pk
    assert told[0].object_id == "google/mail"
    assert FeedChoice.objects.count() == 1
