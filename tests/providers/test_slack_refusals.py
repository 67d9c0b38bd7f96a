"""What our API answers when Slack says no."""


def send(caller, text, **more):
    return caller.post("slack/messages", **{"channel": "general", "text": text} | more)


def test_a_channel_the_bot_is_not_in_is_denied(slack):
    response = slack.get("slack/messages", channel="design")

    assert response.status_code == 403
    assert response.json()["error_code"] == "PERMISSION_DENIED"
    assert response.json()["details"]["reason"] == "not_in_channel"


def test_what_slack_finds_invalid_is_a_bad_request(slack):
    response = send(slack, "x" * 40_001)

    assert response.status_code == 400
    assert response.json()["details"]["reason"] == "msg_too_long"


def test_a_word_slack_never_said_before_is_an_error_of_the_provider(slack, sandbox):
    body = {"ok": False, "error": "fatal_error"}
    sandbox.control(
        "failures", provider="slack", path="/api/users.list", status=200, times=1, body=body
    )

    response = slack.get("slack/users")

    assert response.status_code == 502
    assert response.json()["error_code"] == "PROVIDER_ERROR"
    assert response.json()["details"]["body"] == body


def test_slacks_limit_is_passed_on_with_its_seconds(slack, sandbox):
    sandbox.control(
        "failures",
        provider="slack",
        path="/api/users.list",
        status=429,
        times=1,
        body={"ok": False, "error": "ratelimited"},
        headers={"Retry-After": "30"},
    )

    response = slack.get("slack/users")

    assert response.status_code == 429
    assert response["Retry-After"] == "30"


def test_a_missing_scope_is_named(caller):
    caller.connect("slack", scopes=["channels:read"])

    response = caller.get("slack/users")

    assert response.status_code == 403
    assert response.json()["error_code"] == "INTEGRATION_SCOPE_MISSING"
    assert "users:read" in response.json()["details"]["reason"]
