"""What is stored of an answer: sealed, bound to its row, and no more than 256 KB."""

import pytest
import time_machine
from django.db import connection

from config.idempotency import room
from config.idempotency.answers import MOST_BYTES
from config.idempotency.models import IdempotentCall
from config.vault import CannotOpen
from tests.idempotency.conftest import ISSUE, ISSUES, UPSTREAM
from tests.security import canary
from tests.security.keyrings import new_key

ACCOUNTS = "/api/v1/accounts"
ENVELOPE = len('{"ok":true,"data":{"text":""}}')


@pytest.mark.parametrize(("spare", "status"), [(0, 200), (-1, 409)])
def test_an_answer_of_exactly_256_kb_is_kept_and_one_byte_more_is_not(
    acting, upstream, spare, status
):  # promise 90
    text = "x" * (MOST_BYTES - ENVELOPE - spare)
    sent = upstream.post(UPSTREAM, status=201, json={"text": text})

    first, again = acting.write(ISSUES, ISSUE), acting.write(ISSUES, ISSUE)

    assert len(first.content) == MOST_BYTES - spare
    assert (first.status_code, again.status_code) == (200, status)
    assert len(sent.calls) == 1


def test_an_answer_that_was_too_large_is_told_by_its_status(acting, upstream):
    upstream.post(UPSTREAM, status=201, json={"text": "x" * MOST_BYTES})

    first, again = acting.write(ISSUES, ISSUE), acting.write(ISSUES, ISSUE)

    body = again.json()
    assert (body["error_code"], body["error"]) == (
        "IDEMPOTENCY_CONFLICT",
        "The first call with this Idempotency-Key ended with 200; its answer was too large to keep, "
        "or one of too many large ones",
    )
    assert (body["details"]["status"], body["details"]["request_id"]) == (
        200,
        first["X-Request-Id"],
    )
    assert IdempotentCall.objects.get().answer_sealed == ""


def test_of_many_large_answers_those_of_an_hour_are_kept_as_far_as_there_is_room(
    acting, upstream, monkeypatch
):
    monkeypatch.setattr(room, "AN_HOUR", 2 * room.SMALL)
    sizes = {"large": room.SMALL, "another": room.SMALL, "small": 1}
    upstream.post(UPSTREAM, status=201, json={})

    with time_machine.travel("2026-11-22T12:00:10Z", tick=False) as clock:
        for once, size in sizes.items():
            upstream.replace("POST", UPSTREAM, status=201, json={"text": "x" * size})
            acting.write(ISSUES, ISSUE, once=once)
        again = {once: acting.write(ISSUES, ISSUE, once=once).status_code for once in sizes}
        clock.shift(3600)
        upstream.replace("POST", UPSTREAM, status=201, json={"text": "x" * room.SMALL})
        later = [acting.write(ISSUES, ISSUE, once="later").status_code for _ in range(2)]

    assert again == {"large": 200, "another": 409, "small": 200}
    assert later == [200, 200]
    assert IdempotentCall.objects.exclude(answer_sealed="").count() == 3


def test_one_users_answers_take_no_room_of_anothers(partner, monkeypatch):
    monkeypatch.setattr(room, "AN_HOUR", room.SMALL + 1)

    assert [room.has_room(user, room.SMALL + 1) for user in ("a", "b", "a")] == [True, True, False]


# promise 59
def test_neither_answer_nor_key_nor_request_is_kept_readable(acting, upstream):
    upstream.post(UPSTREAM, status=201, json={"answer": "canary-of-an-answer"})
    body = ISSUE | {"body": "canary-of-a-request"}
    acting.write(ISSUES, body, once="canary-of-a-key")

    again = acting.write(ISSUES, body, once="canary-of-a-key")

    assert again.json()["data"] == {"answer": "canary-of-an-answer"}
    kept = {**canary.tables(), **canary.cached(), "metrics": canary.metrics()}
    found = [place for place, text in kept.items() if "canary-of-a" in text]
    assert found == []


# promise 55
def test_an_answer_that_was_moved_to_another_row_does_not_open(writer):
    for name in ("one", "two"):
        writer.write(ACCOUNTS, {"external_id": name}, once=name)
    one, two = IdempotentCall.objects.order_by("began_at")
    one.answer_sealed = two.answer_sealed
    one.save()

    with pytest.raises(CannotOpen):
        _ = IdempotentCall.objects.get(pk=one.pk).answer
    again = writer.write(ACCOUNTS, {"external_id": "one"}, once="one")
    assert again.status_code == 409


def test_without_the_key_that_sealed_it_the_call_is_still_not_made_again(writer, settings):
    writer.write(ACCOUNTS, {"external_id": "u"})
    settings.TOKEN_ENCRYPTION_KEYS = new_key("k9")

    again = writer.write(ACCOUNTS, {"external_id": "u"})

    assert (again.status_code, again.json()["details"]["status"]) == (409, 200)


def test_the_constraint_keeps_one_row_for_a_key(writer):
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, IdempotentCall._meta.db_table)

    unique = found["one_call_per_user_and_idempotency_key"]
    assert (unique["columns"], unique["unique"]) == (["user_id", "digest"], True)
