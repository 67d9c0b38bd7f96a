"""Making API calls: what goes wrong, word for word."""


def test_account_not_found(api):
    """Making API Calls > Error Handling."""
    response = api.acting_for("invalid-id").get("/api/v1/google/gmail/messages")

    error = response.json()
    assert response.status_code == 404
    assert (error["ok"], error["error"]) == (
        False,
        'Connected account "invalid-id" not found',
    )


def test_no_active_integration(caller):
    """Making API Calls > Error Handling."""
    response = caller.get("/api/v1/google/gmail/messages")

    error = response.json()
    assert response.status_code == 404
    assert (error["ok"], error["error"], error["error_code"]) == (
        False,
        "No active google integration for this account",
        "INTEGRATION_NOT_FOUND",
    )


def test_token_errors(caller, connect, sandbox):
    """Making API Calls > Error Handling."""
    connect("google")
    sandbox.control("expire", provider="google")
    sandbox.control("expire", provider="google", kind="refresh")

    first = caller.get("/api/v1/google/gmail/messages")
    asked = sandbox.requests(provider="google", path="/token")["count"]
    second = caller.get("/api/v1/google/gmail/messages")

    for response in (first, second):
        error = response.json()
        assert response.status_code == 401
        assert (error["ok"], error["error"], error["error_code"]) == (
            False,
            "Failed to refresh access token",
            "INTEGRATION_TOKEN_ERROR",
        )
    assert sandbox.requests(provider="google", path="/token")["count"] == asked


def test_a_new_session_heals_it(caller, connect, sandbox):
    """Making API Calls > Error Handling."""
    connect("google")
    sandbox.control("expire", provider="google")
    sandbox.control("expire", provider="google", kind="refresh")
    caller.get("/api/v1/google/gmail/messages")

    connect("google")

    assert caller.get("/api/v1/google/gmail/messages").status_code == 200
