"""One envelope whatever is asked: JSON always, ids on every answer, no redirect, no empty body."""

from urllib.parse import quote

import pytest

from tests.conftest import Api
from tests.contract.shapes import ACCOUNTS, ROUTES
from tests.factories import make_integration


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/",
        "/api/v1",
        "/api/",
        "/api",
        "/api/v2/accounts",
        "/api/v1/nowhere",
        "/api/v1/nowhere/at/all",
        "/api/v1//accounts",
        "/api/v1/Accounts",
        "/api/v1/accounts.json",
        "/api/v1/" + "x" * 3000,
        "/api/v1/" + quote("ünknöwn/😀"),
        "/v1/app_1",
        "/v1",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "PUT", "DELETE"])
def test_an_unknown_route_is_a_json_404(api, path, method):  # promise 118
    response = api.send(method, path, {} if method != "GET" else None)

    assert response.status_code == 404
    assert response["Content-Type"] == "application/json"
    assert (response.json()["ok"], response.json()["error_code"]) == (False, "NOT_FOUND")


def test_an_unknown_route_needs_no_key_but_knows_a_wrong_one(db):
    assert Api().get("/api/v1/nowhere").status_code == 404
    assert Api("sk_live_wrong").get("/api/v1/nowhere").status_code == 401


@pytest.mark.parametrize("path", [*ROUTES[:4], "/api/v1/github/repos", "/api/v1/connect/callback"])
def test_a_trailing_slash_is_another_route_and_never_a_redirect(api, path):
    response = api.get(path + "/")

    assert response.status_code == 404
    assert response.json()["error_code"] == "NOT_FOUND"


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize(
    "accept",
    [
        None,
        "*/*",
        "application/json",
        "text/html",
        "text/html,application/xhtml+xml",
        "text/event-stream",
        "application/xml;q=0.1",
        "image/png",
        "nonsense",
        "",
    ],
)
def test_json_whatever_is_accepted(api, path, accept):
    response = api.get(path, headers={} if accept is None else {"Accept": accept})

    assert response["Content-Type"] == "application/json"
    assert set(response.json()) >= {"ok"}
    assert response.status_code in {200, 404}


@pytest.mark.parametrize("value", ["raw", "json", "html", "api", "xml"])
def test_format_in_the_query_is_no_wish_of_ours(api, account, upstream, value):
    make_integration(account, "github")
    upstream.get("https://api.github.com/user/repos", json=[{"id": 1}])

    own = api.get(ACCOUNTS, {"format": value})
    proxied = api.acting_for("user-123").get("/api/v1/github/repos", {"format": value})

    assert own.json()["data"]["total"] == 1
    assert proxied.json() == {"ok": True, "data": [{"id": 1}], "next_cursor": None}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "LINK"])
def test_a_wrong_method_is_a_json_405_with_allow(api, account, method):  # promise 118
    response = api.send(method, f"{ACCOUNTS}/{account.pk}", {})
    expected = 200 if method == "DELETE" else 405

    assert response.status_code == expected
    if expected == 405:
        assert response["Allow"] == "GET, PATCH, DELETE, HEAD"
        assert response.json()["error_code"] == "METHOD_NOT_ALLOWED"


def test_head_answers_like_get_without_a_body(api):
    response = api.head(ACCOUNTS)

    assert (response.status_code, response.content) == (200, b"")
    assert response["X-Request-Id"]


def test_json_is_written_as_utf8_without_escapes(api):
    response = api.post_json(ACCOUNTS, {"external_id": "用户😀"})

    assert "用户😀".encode() in response.content


def test_no_cors_headers(api):
    response = api.get(ACCOUNTS, headers={"Origin": "https://app.example"})

    assert not [name for name in response.headers if name.startswith("Access-Control")]


def test_health_carries_its_members_at_both_levels(db):
    body = Api().get("/api/v1/health").json()

    assert (body["ok"], body["status"], body["data"]["status"]) == (True, "ok", "ok")
