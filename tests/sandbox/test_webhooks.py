"""Where the webhooks of the providers' apps point: to the main server, unless somebody steers them elsewhere."""

import pytest
import requests

from tests.sandbox_process import PUBLIC_URL

ELSEWHERE = "http://127.0.0.1:9/hook/with-a-token"


def hosts(sandbox):
    return sandbox.control("webhooks")["webhooks"]


def test_they_point_to_the_main_server(sandbox):
    assert set(hosts(sandbox).values()) == {PUBLIC_URL.removeprefix("http://")}


def test_one_can_be_pointed_elsewhere_and_no_answer_shows_its_address_or_secret(sandbox):
    shown = sandbox.control("webhooks", provider="github", url=ELSEWHERE, secret="signs-1")

    assert shown["webhooks"]["github"] == "127.0.0.1:9"
    assert shown["webhooks"]["linear"] == "127.0.0.1:8000"
    assert "with-a-token" not in str(shown)
    assert "signs-1" not in str(shown)


def test_a_reset_points_it_back(sandbox):
    sandbox.control("webhooks", provider="github", url=ELSEWHERE, secret="signs-1")

    sandbox.control("reset", provider="github")

    assert hosts(sandbox)["github"] == "127.0.0.1:8000"


@pytest.mark.parametrize(
    "order",
    [
        {"provider": "github", "url": ELSEWHERE},
        {"provider": "github", "url": ELSEWHERE, "secret": 7},
        {"provider": "github", "url": "", "secret": "signs-1"},
        {"provider": "github", "url": "https://attacker.example/hook", "secret": "signs-1"},
        {"provider": "nobody", "url": ELSEWHERE, "secret": "signs-1"},
    ],
)
def test_an_order_that_makes_no_sense_is_refused(sandbox, order):
    answer = requests.post(f"{sandbox.url}/_control/webhooks", json=order, timeout=5)

    assert answer.status_code == 400


def test_only_some_tell_of_what_was_revoked(sandbox):
    order = {"provider": "notion", "tell": True}

    answer = requests.post(f"{sandbox.url}/_control/revoke", json=order, timeout=5)

    assert (answer.status_code, answer.json()) == (400, {"error": "Notion tells nobody"})
