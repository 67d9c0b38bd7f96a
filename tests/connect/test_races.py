"""A session whose callback is under way while somebody else wants to end it."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import responses
from django.test import Client
from django.utils import timezone

from connect import ending
from connect.models import ConnectSession
from integrations.models import Integration
from tests.connect.walk import CALLBACK, GITHUB_TOKEN, result_of

TOKEN = '{"access_token": "gho_1", "scope": "repo", "token_type": "bearer"}'


@pytest.fixture
def meanwhile():
    """Let GitHub grant a token while the given thing happens."""
    with responses.RequestsMock() as mock:

        def during_the_exchange(happens):
            def answer(request):
                happens()
                return 200, {"Content-Type": "application/json"}, TOKEN

            mock.add_callback("POST", GITHUB_TOKEN, answer)
            mock.get("https://api.github.com/user", json={"id": 1, "login": "o", "email": "o@x.y"})

        yield during_the_exchange


def expire_all():
    ConnectSession.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert ending.expire_overdue() == 0


def test_the_worker_leaves_a_session_to_its_callback(started, meanwhile):  # promise 17
    meanwhile(expire_all)

    answer = started.come_back()

    assert result_of(answer)[1]["status"] == "success"
    assert started.status()["status"] == "completed"


def test_a_partner_who_asks_does_not_expire_it_either(started, meanwhile):  # promise 17
    def ask():
        ConnectSession.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        assert started.status()["status"] == "pending"

    meanwhile(ask)

    started.come_back()

    assert started.status()["status"] == "completed"


def test_a_session_cannot_be_cancelled_and_connected(hosted, meanwhile, monkeypatch):  # promise 17
    page, browser = f"/connect/{hosted.data['session_id']}", Client()
    state = parse_qs(urlsplit(browser.get(f"{page}/continue")["Location"]).query)["state"][0]
    seen_before = ConnectSession.objects.select_related("account__partner").get()
    monkeypatch.setattr("connect.pages.hosted.find_hosted", lambda session_id: seen_before)
    answers = []
    meanwhile(lambda: answers.append(Client().post(f"{page}/cancel")))

    came_back = browser.get(CALLBACK, {"code": "the-code", "state": state})

    assert [answer.status_code for answer in answers] == [400]
    assert result_of(came_back)[1]["status"] == "success"
    assert hosted.status()["status"] == "completed"


def test_a_session_whose_callback_died_expires_in_the_end(started):
    long_ago = timezone.now() - timedelta(minutes=5)
    ConnectSession.objects.update(claimed_at=long_ago, expires_at=long_ago)

    assert ending.expire_overdue() == 1

    assert started.status()["status"] == "expired"
    assert not Integration.objects.exists()
