"""When tokens die, what their integration says of it."""

import threading
from contextlib import suppress

import pytest

from accounts.actors import Actor
from accounts.models import Event
from integrations import connecting, granting, outcome
from integrations.consent import NOBODY, Consent
from integrations.lease import Lease
from integrations.models import Integration, Token
from integrations.storing import columns_of
from providers.registry import find
from providers.spec import Grant
from tests.factories import make_token
from tests.refresh.together import at_once


def kinds_of_events():
    return list(
        Event.objects.filter(type__startswith="integration.").values_list("type", flat=True)
    )


# promise 40
@pytest.mark.django_db
def test_a_token_that_was_replaced_is_not_the_one_that_died(token):
    Token.objects.update(version=2)

    assert outcome.refused(token, "revoked", "token_revoked") is False
    assert (Token.objects.get().status, Integration.objects.get().status) == ("active", "active")
    assert kinds_of_events() == []


# promise 40
@pytest.mark.django_db
def test_dying_twice_is_told_once(token):
    assert outcome.refused(token, "expired", "invalid_grant") is True
    assert outcome.refused(token, "expired", "invalid_grant") is True

    row = Integration.objects.get()
    event = Event.objects.get(type="integration.expired")
    assert (row.status, row.status_reason) == ("expired", "invalid_grant")
    assert event.object_id == str(row.pk)
    assert event.data == {"provider": "slack", "reason": "invalid_grant"}


# promise 47
@pytest.mark.django_db
def test_one_of_two_tokens_dies_with_one_event_that_names_it(integration, token):
    user = make_token(integration, kind="user")

    assert outcome.refused(user, "revoked", "token_revoked") is True
    assert outcome.refused(user, "revoked", "token_revoked") is True

    event = Event.objects.get(type="integration.token_revoked")
    assert event.object_id == str(integration.pk)
    assert event.data == {"provider": "slack", "reason": "token_revoked", "token": "user"}
    assert Integration.objects.get().status == "active"
    assert {each.kind: each.status for each in Token.objects.all()} == {
        "main": "active",
        "user": "revoked",
    }


# promise 47: each must see that the other one is dead as well
@pytest.mark.django_db(transaction=True)
def test_two_tokens_that_die_together_end_the_integration_once(integration, token, monkeypatch):
    dying = [token, make_token(integration, kind="user")]
    meet, survives = threading.Barrier(2), outcome.survives_without

    def both_look(one):
        with suppress(threading.BrokenBarrierError):
            meet.wait(0.2)  # would let both look before either has committed
        return survives(one)

    monkeypatch.setattr(outcome, "survives_without", both_look)

    at_once(2, lambda: outcome.refused(dying.pop(), "expired", "invalid_grant"))

    assert Integration.objects.get().status == "expired"
    assert sorted(kinds_of_events()) == ["integration.expired", "integration.token_expired"]


# promise 34: a refresh that begins while a person connects again must not write over the new grant
@pytest.mark.django_db(transaction=True)
def test_no_lease_is_taken_while_a_new_connection_is_being_stored(account, token, monkeypatch):
    taken = []
    other = threading.Thread(target=lambda: taken.extend(at_once(1, lambda: Lease.take(token))))

    def columns_while_another_reaches(*given):
        other.start()
        other.join(0.2)  # it would have the lease by now, were the row not locked
        return columns_of(*given)

    monkeypatch.setattr(granting, "columns_of", columns_while_another_reaches)
    consent = Consent(find("slack"), token.client, {"main": Grant("new", "new-r")}, {}, NOBODY)

    connecting.store(account, consent, Actor.end_user(account, None))
    other.join()

    row = Token.objects.get()
    assert taken == [None]
    assert (row.access_token, row.version, row.lease_until) == ("new", 2, None)
