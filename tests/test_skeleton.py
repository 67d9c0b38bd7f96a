"""One call through every layer."""

from tests.factories import make_integration

ISSUES = "/api/v1/github/repos/octo/hello/issues"


def test_forwards_to_github_and_wraps_the_answer(api, account, upstream):
    make_integration(account, access_token="gho_secret")
    sent = upstream.get("https://api.github.com/repos/octo/hello/issues", json=[{"number": 7}])

    response = api.acting_for("user-123").get(ISSUES, {"limit": 5})

    assert response.json() == {"ok": True, "data": [{"number": 7}], "next_cursor": None}
    assert sent.calls[0].request.headers["Authorization"] == "Bearer gho_secret"
    assert sent.calls[0].request.params == {"per_page": "5"}
    assert response["X-RateLimit-Remaining"] == "99999"


def test_connects_an_account(api, account, upstream):
    started = api.post_json(
        f"/api/v1/accounts/{account.pk}/connect",
        {"provider": "github", "redirect_url": "https://app.example/done?x=1"},
    )

    assert started.status_code == 200, started.content
    from urllib.parse import parse_qs, urlsplit

    query = parse_qs(urlsplit(started.json()["data"]["connect_url"]).query)
    upstream.post(
        "https://github.com/login/oauth/access_token",
        json={
            "access_token": "gho_1",
            "scope": "repo,read:org,read:user,user:email",
            "token_type": "bearer",
        },
    )
    upstream.get(
        "https://api.github.com/user", json={"id": 1, "login": "octo", "email": "o@example.com"}
    )
    back = api.get("/api/v1/connect/callback", {"code": "c", "state": query["state"][0]})
    assert back.status_code == 302, back.content
    assert back["Location"].startswith(
        "https://app.example/done?x=1&status=success&provider=github&account_id=user-123"
    )
    shown = api.get(f"/api/v1/accounts/{account.pk}/integrations").json()["data"]["integrations"][0]
    assert shown["status"] == "active"
    assert shown["enabled_services"] == [
        {"service_name": "github.read", "is_enabled": True},
        {"service_name": "github.write", "is_enabled": True},
    ]


def test_statement_count(api, account, upstream, django_assert_num_queries):
    make_integration(account, access_token="gho_secret")
    upstream.get("https://api.github.com/repos/octo/hello/issues", json=[{"number": 7}])
    client = api.acting_for("user-123")
    client.get(ISSUES)
    with django_assert_num_queries(2):
        client.get(ISSUES)
