"""The chain over the audit log: `verify_audit` names whatever was done to it."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone

from accounts import events
from accounts.audit import chain, proving
from accounts.audit.proving import batches, problems
from accounts.erasing import erase
from accounts.models import ChainLink, Erasure, Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(monkeypatch, account):
    """Five events about an account, sealed in pieces of two."""
    monkeypatch.setattr(chain, "BATCH", 2)
    about = {"ip": "203.0.113.7", "account_id": account.pk}
    made = [events.record("key.created", data={"name": n}, **about) for n in "abcde"]
    assert chain.seal_new() == 5
    return made


def row(event):
    return Event.objects.filter(pk=event.pk)


def edit_what_it_says(log):
    row(log[2]).update(data={"name": "another"})


def edit_the_address(log):
    row(log[2]).update(ip=None)


def edit_a_fact(log):
    row(log[2]).update(actor_id="somebody else")


def delete(log):
    row(log[2]).delete()


def delete_with_its_link(log):
    row(log[2]).delete()
    ChainLink.objects.filter(position=3).delete()


def delete_and_close_the_gap(log):
    delete_with_its_link(log)
    for position in (4, 5):
        ChainLink.objects.filter(position=position).update(position=F("position") - 1)


def exchange(log):
    first, second = log[1].pk, log[2].pk
    ChainLink.objects.filter(event_id=first).update(event_id=-1)
    ChainLink.objects.filter(event_id=second).update(event_id=first)
    ChainLink.objects.filter(event_id=-1).update(event_id=second)


def hide_the_salt(log):
    ChainLink.objects.filter(position=3).update(salt="")


def hide_the_salt_and_what_was_said(log):
    hide_the_salt(log)
    row(log[2]).update(data={}, ip=None)


def forge_a_receipt(log):
    row(log[2]).update(data={}, ip=None)
    ChainLink.objects.filter(position=3).update(salt="")
    Erasure.objects.create(account_id=log[2].account_id, done_at=timezone.now())


def forge_a_receipt_and_the_deletion_of_an_account_that_lives(log):
    forge_a_receipt(log)
    events.record("account.deleted", account_id=log[2].account_id)
    chain.seal_new()


def insert_in_the_past(log):
    late = events.record("key.revoked")
    row(late).update(created_at=timezone.now() - timedelta(hours=2))


# promise 126
@pytest.mark.parametrize(
    "tampering",
    [
        edit_what_it_says,
        edit_the_address,
        edit_a_fact,
        delete,
        delete_with_its_link,
        delete_and_close_the_gap,
        exchange,
        hide_the_salt,
        hide_the_salt_and_what_was_said,
        forge_a_receipt,
        forge_a_receipt_and_the_deletion_of_an_account_that_lives,
        insert_in_the_past,
    ],
)
def test_whatever_is_done_to_the_log_is_named(log, tampering, capsys):
    call_command("verify_audit")
    assert capsys.readouterr().out == f"The audit log is whole. Head: {chain.newest()}\n"

    tampering(log)

    with pytest.raises(SystemExit, match="1"):
        call_command("verify_audit")
    assert capsys.readouterr().out.strip()


def test_an_erasure_that_comes_while_the_chain_is_walked_is_no_alarm(log, account, monkeypatch):
    events.record("account.deleted", account_id=account.pk)
    chain.seal_new()
    read = [link for links in batches() for link in links]
    account.remove()

    erase(account.pk)
    monkeypatch.setattr(proving, "batches", lambda: iter([read]))

    assert list(problems()) == []


# promise 126
def test_an_end_that_was_cut_off_is_seen_by_a_head_that_was_noted(log):
    noted = str(chain.newest())
    assert list(problems(noted)) == []

    row(log[4]).delete()
    ChainLink.objects.filter(position=5).delete()

    assert list(problems()) == []
    assert len(list(problems(noted))) == 1


def test_a_head_that_is_none_is_refused():
    with pytest.raises(CommandError, match="is not position:hash"):
        call_command("verify_audit", "--head=latest")


def test_an_event_whose_transaction_ended_late_is_sealed_behind_the_others(log):
    late = Event(pk=log[4].pk + 2, type="key.created")
    early = Event(pk=log[4].pk + 1, type="key.created")
    late.save(force_insert=True)
    assert chain.seal_new() == 1
    early.save(force_insert=True)

    assert chain.seal_new() == 1

    assert list(problems()) == []
    assert ChainLink.objects.get(event_id=early.pk).position == 7


def test_two_that_seal_at_once_cannot_both(log):
    head = chain.newest()
    event = events.record("key.created")
    chain.seal_new()

    with pytest.raises(IntegrityError):
        ChainLink.objects.bulk_create(chain.linked(head, [event]))


def test_an_event_is_neither_changed_nor_deleted(log):
    with pytest.raises(TypeError):
        log[0].save()
    with pytest.raises(TypeError):
        log[0].delete()


def test_whoever_seals_and_finds_that_another_was_quicker_goes_on_behind_it(log, monkeypatch):
    heads, now = iter([ChainLink.objects.get(position=4)]), chain.newest
    monkeypatch.setattr(chain, "newest", lambda: next(heads, None) or now())
    events.record("key.created")

    assert chain.seal_new() == 1

    assert list(problems()) == []
    assert now().position == 6
