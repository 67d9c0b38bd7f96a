"""Queues of claimed rows: worked off until empty, by many workers without doubles, whatever a row does."""

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from config import claims
from config.worker import queues
from inbox.models import Arrival

left: list[int] = []


def take() -> int:
    return left.pop() if left else 0


def broken() -> int:
    left.append(1)
    raise RuntimeError("no luck")


def make_arrivals(number):
    return Arrival.objects.bulk_create(
        Arrival(provider="slack", feed="slack", delivery_id=f"Ev{n}", type="message.received")
        for n in range(number)
    )


@pytest.mark.django_db
def test_once_works_a_queue_off(settings):
    settings.WORKER_JOBS = {}
    settings.WORKER_QUEUES = {"some": "tests.worker.test_queues.take"}
    left[:] = [2, 3]

    call_command("worker", once=True)

    assert left == []


@pytest.mark.django_db
def test_a_queue_that_fails_is_asked_again(settings, monkeypatch):
    settings.WORKER_QUEUES = {"bad": "tests.worker.test_queues.broken"}
    monkeypatch.setattr(queues, "PAUSE_SECONDS", 0.01)
    left.clear()
    stopping = threading.Event()

    [thread] = queues.start(stopping)
    while len(left) < 3:
        stopping.wait(0.01)
    stopping.set()
    thread.join(5)

    assert not thread.is_alive()


@pytest.mark.django_db
def test_a_claimed_row_is_nobody_elses_until_its_time_is_over():
    make_arrivals(2)
    rows = Arrival.objects.order_by("id")

    [first] = claims.take(rows, 1, 60)
    [second] = claims.take(rows, 5, 60)

    assert first.pk != second.pk
    Arrival.objects.filter(pk=first.pk).update(claimed_until=timezone.now() - timedelta(seconds=1))
    [again] = claims.take(rows, 5, 60)
    assert again.pk == first.pk
    assert claims.let_go(first, status="done") is False
    assert claims.let_go(again, status="done") is True


@pytest.mark.django_db(transaction=True)
def test_many_workers_take_each_row_once():
    make_arrivals(40)
    taken = []

    def work():
        while rows := claims.take(Arrival.objects.filter(status="waiting").order_by("id"), 3, 60):
            taken.extend(row.pk for row in rows)
            for row in rows:
                claims.let_go(row, status="done")
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(taken) == len(set(taken)) == 40
