"""What the server really answers is what the document says, route by route."""

from urllib.parse import parse_qs, urlencode, urlsplit

from accounts.models import ApiKey, ConnectedAccount
from tests.accounts.devices import approve, ask, deny, poll
from tests.conftest import Api
from tests.contract.shapes import UNKNOWN
from tests.factories import make_integration, make_key, make_partner, make_user, subscribe
from tests.openapi.answers import differences

MAIL = {"enabled_services": [{"service_name": "gmail.read", "is_enabled": False}]}
GOOGLE = {"provider": "google", "redirect_url": "https://app.example/done"}
BIG = "x" * (10 * 1024 * 1024 + 1)


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
