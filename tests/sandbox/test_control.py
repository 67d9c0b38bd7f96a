"""The control endpoint: failures, expiry, revocation, switches, the log, reset."""

import time

import pytest
import requests

from tests.sandbox_process import SandboxProcess


@pytest.fixture
def github(github):
    return github.connect()


def test_ordered_failure_answers_as_told_and_only_so_often(github, sandbox):
    order = {"status": 503, "body": {"message": "down"}, "headers": {"Retry-After": "7"}}
    sandbox.control("failures", provider="github", path="/user", times=2, **order)

    answers = [github.get("user") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [503, 503, 200]
    assert answers[0].json() == {"message": "down"}
    assert answers[0].headers["Retry-After"] == "7"


def test_failure_comes_before_authentication_and_minds_path_and_method(github, sandbox):
    sandbox.control("failures", provider="github", path="user/repos", method="GET", status=500)

    assert github.get("user").status_code == 200
    assert github.get("user/repos", token="nonsense").status_code == 500


def test_text_body_is_sent_as_it_is(github, sandbox):
    sandbox.control("failures", provider="github", status=200, body="<html>maintenance")

    answer = github.get("user")

    assert answer.text == "<html>maintenance"
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_delay_alone_still_answers(github, sandbox):
    sandbox.control("failures", provider="github", delay=0.3)

    began = time.monotonic()
    answer = github.get("user")

    assert answer.status_code == 200
    assert time.monotonic() - began >= 0.3


def test_closed_connection_has_no_answer(github, sandbox):
    sandbox.control("failures", provider="github", close=True)

    with pytest.raises(requests.ConnectionError):
        requests.get(f"{github.base}/user", timeout=5)

    assert github.get("user").status_code == 200


def test_lost_answer_has_done_its_work(github, sandbox):
    sandbox.control("settings/github", expiring_tokens=True)
    github.connect()
    refresh = github.grant["refresh_token"]
    sandbox.control("failures", provider="github", path="/login", status=502, after=True)

    lost = github.refresh(refresh)
    second = github.refresh(refresh)

    assert lost.status_code == 502
    assert second.json()["error"] == "bad_refresh_token"


def test_failures_are_shown_and_dropped(sandbox):
    sandbox.control("failures", provider="github", status=500, times=3)

    shown = sandbox.control("failures")["failures"]
    sandbox.control("failures", verb="DELETE")

    assert [(one["provider"], one["times"]) for one in shown] == [("github", 3)]
    assert sandbox.control("failures") == {"failures": []}


def test_expire_lets_access_tokens_run_out(github, sandbox):
    assert sandbox.control("expire", provider="github") == {"expired": 1}
    assert github.get("user").status_code == 401


def test_expire_and_revoke_of_one_person_leave_the_others(github, sandbox):
    mine = github.access_token
    theirs = github.connect(person="aiko").access_token

    assert sandbox.control("expire", provider="github", person="mara") == {"expired": 1}
    assert sandbox.control("revoke", provider="github", person="tomas") == {"revoked": 0}

    assert github.get("user", token=mine).status_code == 401
    assert github.get("user", token=theirs).status_code == 200


def test_revoked_person_cannot_refresh(github, sandbox):
    sandbox.control("settings/github", expiring_tokens=True)
    github.connect()

    sandbox.control("revoke", provider="github", person="mara")

    assert github.refresh(github.grant["refresh_token"]).json()["error"] == "bad_refresh_token"


def test_settings_are_shown_and_switched(sandbox):
    before = sandbox.control("settings/github")
    after = sandbox.control("settings/github", token_rotation=True, access_token_lifetime=5)

    assert (before["expiring_tokens"], before["access_token_lifetime"]) == (False, 28800)
    assert (after["expiring_tokens"], after["access_token_lifetime"]) == (True, 5)
    assert sandbox.control("settings/github") == after


@pytest.mark.parametrize(
    ("path", "order"),
    [
        ("settings/github", {"colour": "red"}),
        ("settings/github", {"access_token_lifetime": "long"}),
        ("settings/github", {"access_token_lifetime": None}),
        ("settings/github", {"pkce": "maybe"}),
        ("settings/github", {"client_auth": ["cookie"]}),
        ("failures", {"provider": "github", "status": "500"}),
        ("failures", {"provider": "github"}),
        ("failures", {"provider": "nobody", "status": 500}),
        ("failures", {"provider": "github", "statuss": 500}),
        ("expire", {"provider": "github", "kind": "other"}),
        ("revoke", {"provider": "github", "person": "nobody"}),
        ("redirect_uris", {"uri": ""}),
        ("clients", {"provider": "nobody", "client_id": "a", "client_secret": "b"}),
        ("clients", {"provider": "github", "client_id": "a"}),
        ("clients", {"provider": "github", "client_id": "a", "client_secret": 7}),
        ("reset", {"provider": "nobody"}),
    ],
)
def test_senseless_order_is_a_400_with_a_reason(sandbox, path, order):
    answer = requests.post(f"{sandbox.url}/_control/{path}", json=order, timeout=5)

    assert answer.status_code == 400
    assert answer.json()["error"]


def test_log_tells_what_came_and_never_a_secret(github, sandbox):
    github.get("user/repos", params={"secret": "in-the-query"})
    github.get("nonsense")

    log = sandbox.requests(provider="github", path="/user/repos", method="get")
    everything = sandbox.requests(provider="github")

    assert log["count"] == 1
    entry = log["requests"][0]
    assert entry.pop("time").endswith("+00:00")
    assert entry == {
        "provider": "github",
        "method": "GET",
        "path": "/user/repos",
        "bearer": True,
        "status": 200,
        "grant_type": None,
        "injected": False,
    }
    grants = [one["grant_type"] for one in everything["requests"]]
    assert grants == [None, None, "authorization_code", None, None]
    assert everything["requests"][-1]["status"] == 404
    assert github.access_token not in str(everything)
    assert "in-the-query" not in str(everything)


def test_log_is_dropped(github, sandbox):
    sandbox.control("requests", verb="DELETE")

    assert sandbox.requests() == {"count": 0, "requests": []}


def test_reset_brings_the_first_data_back_and_ends_tokens(github, sandbox):
    github.post("repos/mara-lindqvist/field-notes/issues", {"title": "soon gone"})
    sandbox.control("settings/github", expiring_tokens=True)

    sandbox.control("reset", provider="github")

    assert github.get("user").status_code == 401
    assert sandbox.control("settings/github")["expiring_tokens"] is False
    issues = github.connect().get("repos/mara-lindqvist/field-notes/issues").json()
    assert len(issues) == 5


def test_second_start_remembers(tmp_path):
    process = SandboxProcess(tmp_path)
    process.control("redirect_uris", uri="http://127.0.0.1:1/x")
    process.stop()

    process.start()

    assert process.control("redirect_uris") == {"redirect_uris": ["http://127.0.0.1:1/x"]}
    process.stop()


def test_no_secret_is_stored_plain(github, sandbox):
    github.connect()

    stored = b"".join(path.read_bytes() for path in sandbox.data_dir.glob("sandbox.sqlite3*"))

    assert github.access_token.encode() not in stored


def test_unknown_provider_is_a_404(sandbox):
    answer = requests.get(f"{sandbox.url}/nobody/at/home", timeout=5)

    assert answer.status_code == 404
    assert answer.json()["error"] == "No such provider"


def test_a_reset_takes_back_what_was_only_steered(sandbox):
    sandbox.control("reset")
    usual = sandbox.control("settings/jira")["access_token_lifetime"]
    sandbox.control("settings/jira", access_token_lifetime=7)

    sandbox.control("reset")

    assert sandbox.control("settings/jira")["access_token_lifetime"] == usual


def test_a_reset_takes_back_what_a_request_did(sandbox):
    sandbox.control("reset")
    requests.post(f"{sandbox.url}/jira/oauth/token", json={}, timeout=10)
    assert sandbox.requests(provider="jira")["count"] == 1

    sandbox.control("reset")

    assert sandbox.requests(provider="jira")["count"] == 0


PASSED_ON = [
    {"X-Forwarded-For": "203.0.113.7"},
    {"Forwarded": "for=203.0.113.7"},
    {"Via": "1.1 proxy"},
    {"Host": "sandbox.example.com"},
]


def test_nobody_steers_it_through_a_proxy_on_this_machine(tmp_path):
    sandbox = SandboxProcess(tmp_path, SANDBOX_PUBLIC_URL="https://sandbox.example.com")
    try:
        answered = {
            (
                requests.get(
                    f"{sandbox.url}/_control/health", headers=each, timeout=10
                ).status_code,
                requests.get(f"{sandbox.url}/github/user", headers=each, timeout=10).status_code,
            )
            for each in PASSED_ON
        }
    finally:
        sandbox.stop()

    assert answered == {(403, 401)}
