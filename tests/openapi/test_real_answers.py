"""What the server really answers is what the document says: good answers and refusals, route by route."""

import json
from types import SimpleNamespace
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from accounts.models import ApiKey, ConnectedAccount
from tests.accounts.devices import approve, ask, deny, poll
from tests.conftest import Api
from tests.contract.shapes import UNKNOWN
from tests.factories import (
    make_integration,
    make_key,
    make_partner,
    make_user,
    subscribe,
)
from tests.openapi.answers import differences
from tests.openapi.document import operations
from tests.openapi.test_document import OWN

CODE = "/api/v1/auth/device/code"
MAIL = {"enabled_services": [{"service_name": "gmail.read", "is_enabled": False}]}
GOOGLE = {"provider": "google", "redirect_url": "https://app.example/done"}
BIG = "x" * (10 * 1024 * 1024 + 1)


class Caller:
    """Makes calls, and keeps what the document does not say about their answers."""

    def __init__(self, api):
        self.api, self.wrong, self.seen = api, [], set()

    def __call__(self, method, path, status, body=None, *, api=None, **extra):
        response = (api or self.api).send(method, f"/api/v1/{path}", body, **extra)
        assert response.status_code == status, (method, path, response.content[:300])
        self.wrong += differences(response)
        self.seen.add((method, status))
        return response


@pytest.fixture
def call(api):
    caller = Caller(api)
    yield caller
    assert caller.wrong == []


def test_what_needs_no_key(call, db):
    nobody = Api()

    call("GET", "health", 200, api=nobody)
    call("POST", "auth/device/code", 200, {"client_name": "CLI"}, api=nobody)
    call("POST", "auth/device/code", 400, {"client": "CLI"}, api=nobody)
    call("POST", "auth/device/token", 410, {"device_code": "unknown"}, api=nobody)
    call("GET", "connect/callback", 400, api=nobody)


def test_a_device_sign_in(call, db):
    waiting, denied, given = ask(), ask(), ask()
    user = make_user()
    deny(denied, user)
    approve(given, user)

    answers = [poll(each) for each in (waiting, denied, given, given)]

    assert [each.status_code for each in answers] == [428, 403, 200, 410]
    assert [wrong for each in answers for wrong in differences(each)] == []


def test_accounts(call):
    made = call("POST", "accounts", 200, {"external_id": "u", "metadata": {"a": [1, {"b": None}]}})
    pk = made.json()["data"]["id"]
    make_integration(ConnectedAccount.objects.get(pk=pk), "google")

    call("GET", "accounts", 200)
    call("GET", "accounts?external_id=nobody", 200)
    call("GET", f"accounts/{pk}", 200)
    call("PATCH", f"accounts/{pk}", 200, {"display_name": None})
    call("POST", "accounts", 409, {"external_id": "u"})
    call("POST", "accounts", 400, {"external_id": ""})
    call("POST", "accounts", 413, {"external_id": BIG})
    call("POST", "accounts", 415, {}, CONTENT_TYPE="text/plain")
    call("GET", "accounts?limit=0", 400)
    call("GET", f"accounts/{UNKNOWN}", 404)
    call("PATCH", f"accounts/{pk}", 400, {})
    call("DELETE", "accounts/nobody", 404)
    call("DELETE", f"accounts/{pk}", 200)


def test_connecting(call, account, api):
    start = f"accounts/{account.pk}/connect"

    started = call("POST", start, 200, GOOGLE).json()["data"]
    call("GET", f"{start}/{started['session_id']}", 200)
    call("POST", start, 400, GOOGLE | {"provider": "nobody"})
    call("POST", start, 400, GOOGLE | {"redirect_url": "ftp://x"})
    call("GET", f"{start}/{UNKNOWN}", 404)
    call("POST", f"accounts/{UNKNOWN}/connect", 404, GOOGLE)
    denied = api.get(back(started, error="access_denied"))

    assert (denied.status_code, differences(denied)) == (302, [])
    failed = call("GET", f"{start}/{started['session_id']}", 200).json()["data"]
    assert failed["error"] == "access_denied"


def back(started, **query):
    state = parse_qs(urlsplit(started["connect_url"]).query)["state"][0]
    return f"/api/v1/connect/callback?{urlencode(query | {'state': state})}"


def test_integrations(call, account, upstream):
    make_integration(account, "google", refresh_token="1//r")
    path = f"accounts/{account.pk}/integrations"

    call("GET", path, 200)
    call("GET", "integrations", 200, api=call.api.acting_for(account.external_id))
    call("GET", "integrations", 404, api=call.api.acting_for("nobody"))
    call("PATCH", f"{path}/google", 200, MAIL)
    call("PATCH", f"{path}/google", 400, {"account_mismatch": True})
    call("PATCH", f"{path}/slack", 404, MAIL)
    upstream.post("https://oauth2.googleapis.com/revoke", json={})
    call("DELETE", f"{path}/google", 200)
    call("DELETE", f"{path}/google", 404)


def test_tools(call, account):
    make_integration(account, "github")
    acting = call.api.acting_for(account.external_id)

    for path in (
        "tools",
        "tools?all=true",
        "tools?all=true&limit=2",
        "tools/search/send%20email",
        "tools/names/gmail?limit=1",
        "tools/provider/google",
        "tools/service/nobody",
        "skills",
    ):
        call("GET", path, 200, api=acting)
    call("GET", "tools?limit=0", 400)
    call("GET", "tools?cursor=nobody", 400)
    call("GET", "skills", 404, api=call.api.acting_for("nobody"))


def test_jobs(call):
    call("GET", "jobs", 200)
    call("GET", "jobs?status=asleep", 400)
    call("GET", "jobs/7", 404)


def test_usage(call, account, partner):
    make_integration(account, "google")
    call("GET", "accounts/nobody", 404)
    call("GET", "integrations", 200, api=call.api.acting_for(account.external_id))

    call("GET", "usage", 200)
    call("GET", "usage/records", 200)
    more = call("GET", "usage/records?limit=1", 200).json()["next_cursor"]
    call("GET", f"usage/records?limit=1&cursor={more}", 200)
    call("GET", "usage?from=yesterday", 400)
    call("GET", "usage?account=nobody", 404)


def test_usage_of_every_plan(call, db):
    for plan in ("free", "pro", "enterprise"):
        partner = make_partner()
        subscribe(partner, plan=plan)
        call("GET", "usage", 200, api=Api(make_key(partner)))
        call("GET", "me", 200, api=Api(make_key(partner)))
    user = make_user()
    own = Api(make_key(user, kind=ApiKey.Kind.PERSONAL))
    call("GET", "usage", 200, api=own)
    call("GET", "me", 200, api=own)


REFUSED = [
    ("nobody", 401),
    ("wrong", 401),
    ("scopeless", 403),
    ("suspended", 403),
    ("past due", 402),
    ("full", 429),
]


def refused(name):
    """Return a key that is refused for one reason."""
    if name == "nobody":
        return ""
    if name == "wrong":
        return "sk_live_" + "0" * 43
    partner = make_partner(status="suspended" if name == "suspended" else "active")
    if name == "past due":
        subscribe(partner, status="past_due")
    if name == "full":
        partner.subscription.plan.per_minute = 0
        partner.subscription.plan.save()
    return make_key(partner, scopes=["inbox:read"] if name == "scopeless" else None)


@pytest.mark.parametrize(("name", "status"), REFUSED)
def test_every_operation_of_ours_refuses_a_key_as_it_says(call, db, name, status):
    client = Api(refused(name))

    for path, method, operation in operations():
        if operation["operationId"] in OWN and operation["security"]:
            where = path.removeprefix("/api/v1/").replace("{", "").replace("}", "")
            response = client.send(method, f"/api/v1/{where}", {} if method != "GET" else None)
            call.wrong += differences(response)
            is_free = operation["operationId"] == "show_me" and status not in {401}
            assert response.status_code == (200 if is_free else status), (name, method, path)


def test_a_user_without_a_profile_is_refused_as_the_document_says(call, db):
    user = Api(make_key(make_user()))

    call("GET", "accounts", 403, api=user)
    call("GET", "tools", 403, api=user.acting_for("x"))
    call("GET", "me", 403, api=user.acting_for("x"))


def test_a_key_in_the_url(call, db):
    key = make_key(make_partner())

    for path in ("me", "accounts", "tools", "usage", "jobs"):
        call("GET", f"{path}?key={key}", 400)


def test_problem_documents(call):
    asked = {"HTTP_ACCEPT": "application/problem+json"}

    call("GET", f"accounts/{UNKNOWN}", 404, **asked)
    call("POST", "accounts", 400, {"no": 1}, **asked)
    call("GET", "accounts", 401, api=Api(), **asked)


def test_repeats(call):
    once = {"HTTP_IDEMPOTENCY_KEY": "order-1042"}

    call("POST", "accounts", 200, {"external_id": "u"}, **once)
    again = call("POST", "accounts", 200, {"external_id": "u"}, **once)
    call("POST", "accounts", 422, {"external_id": "v"}, **once)

    assert again["Idempotent-Replayed"] == "true"


def test_a_fault_of_ours(call, monkeypatch):
    monkeypatch.setattr("accounts.views.accounts.read_page", lambda query: 1 / 0)

    call("GET", "accounts", 500)


# --- The comparison itself ---


def answer(path, status, body, **headers):
    """Return a made-up answer of a route."""
    made = {"Content-Type": "application/json", "X-Request-Id": "req_1"} | headers
    return SimpleNamespace(
        status_code=status,
        content=json.dumps(body).encode(),
        resolver_match=SimpleNamespace(route=path),
        request={"REQUEST_METHOD": "GET"},
        items=made.items,
        get=made.get,
        streaming=False,
    )


HEALTH = {"ok": True, "data": {"status": "ok", "version": "1"}, "status": "ok", "version": "1"}


def test_a_good_answer_has_no_differences():
    assert differences(answer("api/v1/health", 200, HEALTH)) == []


@pytest.mark.parametrize(
    ("made", "difference"),
    [
        (answer("api/v1/health", 200, HEALTH | {"more": 1}), "'more' was unexpected"),
        (answer("api/v1/health", 200, {"ok": True}), "'data' is a required property"),
        (answer("api/v1/health", 404, {}), "is not said to answer 404"),
        (
            answer("api/v1/health", 200, HEALTH, **{"Content-Type": "text/html"}),
            "text/html is not one of",
        ),
        (
            answer("api/v1/health", 200, HEALTH, **{"X-New": "1"}),
            "the header X-New is not described",
        ),
        (
            answer("api/v1/me", 200, {}, **{"X-RateLimit-Limit": "many"}),
            "the header X-RateLimit-Limit is many",
        ),
        (answer("api/v1/me", 401, {"error_code": "NOT_FOUND"}), "'NOT_FOUND' is not one of"),
    ],
)
def test_a_difference_is_found(made, difference):
    assert any(difference in each for each in differences(made)), differences(made)
