"""Servers beside us: PostgreSQL, Redis, the mail server."""

import socket
import threading

import pytest
from django.db import connection

from config.doctor import database, mail, redis_server
from tests.redis_process import RedisProcess
from tests.sandbox_process import free_port


def test_a_redis_that_is_away(settings, found):
    settings.REDIS_URL = f"redis://:hidden@127.0.0.1:{free_port()}/0"

    assert found(redis_server.check) == ["Redis does not answer (ConnectionError)."]


def test_a_redis_that_throws_counts_out(found):
    info = {"redis_version": "7", "maxmemory": 1, "aof_enabled": 1}

    assert found(redis_server.keeping, info | {"maxmemory_policy": "noeviction"}) == []
    assert found(redis_server.keeping, info | {"maxmemory_policy": "allkeys-lru"}) == [
        "Redis throws counts out when memory is full (allkeys-lru)."
    ]


def test_a_redis_that_is_well(settings, found):
    server = RedisProcess()
    settings.REDIS_URL = server.url

    try:
        assert found(redis_server.check) == []
    finally:
        server.kill()


def test_a_database_that_is_too_old(found):
    assert found(database.age, 140_000) == []
    assert found(database.age, 130_012) == ["PostgreSQL 13 is too old."]


@pytest.mark.django_db
def test_the_database_of_this_run_is_well(found):
    assert found(database.reaches) == found(database.migrations) == []
    assert found(database.server) == []


@pytest.mark.django_db
def test_more_connections_than_the_server_has(settings, found):
    settings.WORKERS, settings.DATABASE_POOL = 100_000, 1

    assert ["may take 100001 connections" in what for what in found(database.server)] == [True] * (
        connection.vendor == "postgresql"
    )


@pytest.mark.django_db
def test_sqlite_is_for_trying_out(public, found):
    said = found(database.reaches)

    assert [what.startswith("SQLite keeps everything") for what in said] == [True] * (
        connection.vendor == "sqlite"
    )


@pytest.fixture
def post_office(settings):
    """A mail server that answers every line with the same word."""

    def open_with(word):
        listener = socket.create_server(("127.0.0.1", 0))
        settings.MAIL_IS_SENT = True
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", listener.getsockname()[1]
        threading.Thread(target=answer, args=(listener, word), daemon=True).start()
        return f"127.0.0.1:{settings.EMAIL_PORT}"

    def answer(listener, word):
        client, _ = listener.accept()
        with client, listener, client.makefile("rw", newline="\r\n") as lines:
            lines.write(f"{word} hello\r\n")
            lines.flush()
            for _ in lines:
                lines.write(f"{word} well\r\n")
                lines.flush()

    return open_with


def test_a_mail_server_that_takes_ours(post_office, found):
    post_office("250")
    assert len(found(mail.check)) == 1  # 220 is the greeting

    post_office("220")
    assert found(mail.check) == []


def test_a_mail_server_that_is_not_there(settings, post_office, found):
    where = post_office("554")

    assert found(mail.check) == [
        f"The mail server {where} does not take our mail (SMTPConnectError)."
    ]


def test_no_mail_in_public_is_a_thing_to_know(public, found):
    public.MAIL_IS_SENT = False

    assert found(mail.check) == [mail.NO_MAIL]
