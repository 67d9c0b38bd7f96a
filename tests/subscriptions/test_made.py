"""A feed is asked for where somebody wants it, and only there."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from accounts.models import ConnectedAccount
from integrations.models import Integration, OAuthClient, Token
from providers import endpoints
from providers.spec import Setting
from tests.factories import make_app, make_integration, make_partner, make_user
from tests.subscriptions.conftest import only, see_to_all

pytestmark = pytest.mark.django_db
ADDRESS = f"{settings.PUBLIC_URL}/api/v1/webhooks/github"


def test_nothing_is_asked_for_until_somebody_switches_the_feed_on(feed, connect, asked, switch):
    connect()
    see_to_all()
    assert asked.made == []

    switch(on=True)
    see_to_all()

    [order] = asked.made
    row = only()
    assert (row.status, row.remote_id, row.facts) == ("active", "remote-1", {"since": 1})
    assert (row.made_for, row.attempts, row.problem) == ("person-1", 0, "")
    assert order.callback_url == f"{ADDRESS}/{row.path_token}"
    assert order.shared_url == ADDRESS
    assert (order.id, order.secret) == (str(row.pk), row.secret)
    assert row.path_token not in repr(order)
    assert row.secret not in repr(order)


def test_what_one_partner_switches_on_is_not_asked_for_anothers_connections(
    feed, connect, asked, switch
):
    other = make_partner()
    connect("theirs", owner=other)
    switch(on=True)
    see_to_all()
    assert asked.made == []

    switch(on=True, owner=other)
    see_to_all()

    assert len(asked.made) == 1


def test_a_person_without_a_partner_profile_chooses_for_their_own_connection(feed, asked, switch):
    person = make_user()
    make_integration(ConnectedAccount.objects.own_of(person), "github")
    switch(on=True, owner=person)

    see_to_all()

    assert len(asked.made) == 1


@pytest.mark.parametrize("lacks", ["is_granted", "is_enabled"])
def test_nothing_is_asked_for_without_the_permission(feed, connect, asked, switch, lacks):
    integration = connect()
    integration.permissions.filter(permission=feed.permission).update(**{lacks: False})
    switch(on=True)

    see_to_all()

    assert asked.made == []


@pytest.mark.parametrize("status", ["expired", "revoked"])
def test_nothing_is_asked_for_a_connection_that_is_dead(feed, connect, asked, switch, status):
    connect(status=status)
    switch(on=True)

    see_to_all()

    assert asked.made == []


def test_nothing_is_asked_for_until_the_operator_has_set_what_it_needs(
    offer, connect, asked, switch, monkeypatch
):
    offer(needs=(Setting("events_topic", "", r"[a-z]*", "Where events go"),))
    connect()
    switch(on=True)
    see_to_all()
    assert asked.made == []

    monkeypatch.setenv("PROVIDER_GITHUB_EVENTS_TOPIC", "mail")
    endpoints.forget()
    see_to_all()

    assert asked.made[0].needs == {"events_topic": "mail"}


def test_what_the_operator_proves_is_asked_for_with_the_operators_own_app_alone(
    offer, connect, asked, switch, partner
):
    offer(needs=(Setting("events_topic", "mail", r"[a-z]*", "Where events go"),))
    theirs = connect("user-1").tokens.get().client
    own = OAuthClient.objects.create(
        provider="github", client_id="of-an-app", app=make_app(partner), is_of_sandbox=False
    )
    Token.objects.filter(client=theirs).update(client=own)
    connect("user-2")
    switch(on=True)

    see_to_all()

    assert only().integration.account.external_id == "user-2"


def test_a_connection_of_somebody_else_gets_a_subscription_of_its_own(feed, connect, asked, switch):
    connect()
    switch(on=True)
    see_to_all()
    before = only()

    reconnected = timezone.now() + timedelta(seconds=1)
    Integration.objects.update(provider_user_id="person-2", connected_at=reconnected)
    see_to_all()

    row = only()
    assert (row.remote_id, row.made_for, row.facts) == ("remote-2", "person-2", {"since": 2})
    assert row.path_token != before.path_token
    assert row.secret != before.secret
    assert (asked.renewed, asked.ended) == ([], [])


def test_the_same_person_back_has_it_renewed(feed, connect, asked, switch):
    connect()
    switch(on=True)
    see_to_all()

    Integration.objects.update(connected_at=timezone.now() + timedelta(microseconds=1))
    see_to_all()

    assert (len(asked.made), len(asked.renewed)) == (1, 1)
    assert only().remote_id == "remote-1"
