"""Notion's token comes unsigned, before anything is set: it reaches the operator, and nobody else."""

import io
import logging
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from inbox.feeds import handing
from inbox.models import Arrival, HandedSecret

pytestmark = pytest.mark.django_db

NOTION = "/api/v1/webhooks/notion"
TOKEN = "secret_tMrlL1qK5vuQAh1b6cZGhFChZTSYJlce98V0pYn7yBl"


def hand(client, token=TOKEN, path=NOTION, **headers):
    return client.post(path, {"verification_token": token}, "application/json", headers=headers)


def printed():
    out = io.StringIO()
    call_command("webhook_token", "notion", stdout=out)
    return out.getvalue()


# promise 112
def test_the_token_is_kept_sealed_and_printed_to_the_operator(client, caplog):
    caplog.set_level(logging.DEBUG)

    response = hand(client)

    row = HandedSecret.objects.get()
    assert response.status_code == 200
    assert TOKEN not in response.content.decode() + row.secret_sealed + str(row) + caplog.text
    assert printed().splitlines() == [
        f"{row.handed_at:%Y-%m-%d %H:%M:%S} UTC  {TOKEN}",
        "Anybody could have sent one. Give it to Notion, which takes back only its own; "
        "then set WEBHOOK_SECRET_NOTION to it and restart.",
    ]


def test_what_was_handed_over_signs_nothing(client):
    hand(client)

    answer = client.post(
        NOTION, {"type": "page.created"}, "application/json", headers={"X-Notion-Signature": "x"}
    )

    assert (answer.status_code, Arrival.objects.count()) == (404, 0)


def test_nothing_is_taken_once_a_secret_is_set(client, monkeypatch):
    hand(client)
    monkeypatch.setenv("WEBHOOK_SECRET_NOTION", "the-true-one")

    assert hand(client, "secret_other").status_code == 401
    assert HandedSecret.objects.count() == 1
    with pytest.raises(CommandError, match="WEBHOOK_SECRET_NOTION is set"):
        printed()


def test_without_a_token_the_command_says_where_it_would_come(settings):
    with pytest.raises(
        CommandError, match=f"Nothing has come yet to {settings.PUBLIC_URL}{NOTION}"
    ):
        printed()


@pytest.mark.parametrize("token", ["", None, 7.5, {"a": 1}, "x" * 501, "two\nlines", "nul\0"])
def test_what_is_no_token_is_not_kept(client, token):
    assert hand(client, token).status_code == 404
    assert HandedSecret.objects.count() == 0


@pytest.mark.parametrize("path", ["/api/v1/webhooks/linear", f"{NOTION}/{'a' * 43}"])
def test_no_other_address_takes_a_token(client, path):
    assert hand(client, path=path).status_code == 404
    assert HandedSecret.objects.count() == 0


def test_only_the_newest_stay():
    for number in range(handing.MOST + 3):
        handing.keep("notion", f"secret_{number}")

    newest = [f"secret_{number}" for number in range(handing.MOST + 2, 2, -1)]
    assert [row.secret for row in handing.handed("notion")] == newest


def test_an_address_hands_over_ten_an_hour(client):
    answers = [hand(client, f"secret_{number}").status_code for number in range(11)]

    assert answers == [200] * 10 + [429]


def test_a_token_is_forgotten_after_a_week(client):
    hand(client)
    hand(client, "secret_newer")
    old = HandedSecret.objects.order_by("handed_at").first()
    old.handed_at = timezone.now() - timedelta(days=7, seconds=1)
    old.save()

    assert handing.forget() == 1
    assert [row.secret for row in handing.handed("notion")] == ["secret_newer"]


def test_a_token_is_forgotten_once_it_is_set(client, monkeypatch):
    hand(client)
    monkeypatch.setenv("WEBHOOK_SECRET_NOTION", TOKEN)

    assert handing.forget() == 1
