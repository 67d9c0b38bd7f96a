"""What belongs to another partner is as absent as what does not exist, on every route there is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import ConnectedAccount
from connect.models import ConnectSession
from integrations.models import EnabledPermission, Integration, Token
from providers.proxy.views import ProxyView
from tests.conftest import Api
from tests.contract.shapes import explained
from tests.factories import make_account, make_integration, make_key, make_partner, subscribe
from tests.routes import UNKNOWN, json_routes

CONNECT = {"provider": "github", "redirect_url": "https://app.example/done"}
SWITCH = {"enabled_services": [{"service_name": "github.read", "is_enabled": False}]}
# The best body for a route: what would work on an account of one's own.
BODIES = {
    "PATCH api/v1/accounts/<str:pk>": {"display_name": "taken over"},
    "POST api/v1/accounts/<str:pk>/connect": CONNECT,
    "POST api/v1/accounts/<str:pk>/connect/<str:session_id>/confirm": {
        "confirmation": "c" * 43,
        "code_verifier": "v" * 43,
    },
    "PATCH api/v1/accounts/<str:pk>/integrations/<str:provider>": SWITCH,
}


def object_routes():
    """Return every route and method that names a row by id."""
    named = [route for route in json_routes() if "<str:pk>" in route.pattern]
    return [(route, method) for route in named for method in route.methods]


def proxied_routes():
    proxied = [route for route in json_routes() if isinstance(route.view, ProxyView)]
    return [(route, method) for route in proxied for method in route.methods]


def label(value):
    return getattr(value, "pattern", value)


@pytest.fixture
def theirs(db):
    """Another partner's account with everything that can hang on one."""
    account = make_account(make_partner(), "victim", display_name="Victim", metadata={"a": 1})
    make_integration(account)
    Api(make_key(account.partner)).post_json(f"/api/v1/accounts/{account.pk}/connect", CONNECT)
    return account


def facts(account):
    """Return everything about the account that a call could have changed."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (ConnectedAccount, Integration, EnabledPermission, Token, ConnectSession)
    ]


def without_request_id(response):
    body = dict(response.json())
    assert body.pop("request_id") == response["X-Request-Id"]
    return response.status_code, body


# promise 75
@pytest.mark.parametrize(("route", "method"), object_routes(), ids=label)
def test_another_partners_id_is_an_unknown_id(api, theirs, route, method):
    before, body = facts(theirs), BODIES.get(f"{method} {route.pattern}", {})
    session = ConnectSession.objects.get().pk

    foreign = api.send(method, route.path(pk=str(theirs.pk), session_id=str(session)), body)
    unknown = api.send(method, route.path(pk=UNKNOWN, session_id=str(session)), body)
    malformed = api.send(method, route.path(pk="1;--", session_id=str(session)), body)

    assert without_request_id(foreign) == without_request_id(unknown)
    assert without_request_id(foreign) == without_request_id(malformed)
    assert foreign.status_code == 404
    assert facts(theirs) == before


# promise 75: the same statements are run, so the time says nothing either
@pytest.mark.parametrize(("route", "method"), object_routes(), ids=label)
def test_another_partners_id_asks_the_database_the_same(api, theirs, route, method):
    body = BODIES.get(f"{method} {route.pattern}", {})
    api.send(method, route.path(pk=UNKNOWN), body)
    asked = []
    for pk in (str(theirs.pk), UNKNOWN):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            api.send(method, route.path(pk=pk), body)
        asked.append([query["sql"].split(" WHERE ")[0][:80] for query in queries])

    assert asked[0] == asked[1]


# promise 76: exactly what is said of an id that nobody has
@pytest.mark.parametrize("name", ["victim", "nobody"])
def test_no_route_of_the_proxy_reaches_another_partners_account(partner, theirs, name):
    subscribe(partner, "enterprise")
    api, before = Api(make_key(partner), name), facts(theirs)

    for route, method in proxied_routes():
        assert without_request_id(api.send(method, route.path(), {})) == (
            404,
            {
                "ok": False,
                "error": f'Connected account "{name}" not found',
                "error_code": "ACCOUNT_NOT_FOUND",
                "code": "NOT_FOUND",
                "details": explained("ACCOUNT_NOT_FOUND"),
            },
        )
    assert facts(theirs) == before
    assert len(proxied_routes()) > 70


# promise 76
@pytest.mark.parametrize(
    ("mine", "header"),
    [
        ("caf\u00e9", "cafe\u0301"),
        ("cafe\u0301", "caf\u00e9"),
        ("user", "User"),
        ("USER", "user"),
        ("stra\u00dfe", "STRASSE"),
        ("user", "user "),
        ("user", " user"),
        ("user", "user\u00a0"),
        ("user", "user\u200b"),
        ("\u0430lice", "alice"),
        ("user", "user%00"),
        ("user", "user\0"),
        ("user", "\0"),
        ("user", "%00"),
        ("user", "user%0a"),
        ("a" * 255, "a" * 256),
        ("a" * 255, "a" * 254),
        ("ﬁ", "fi"),
        ("１", "1"),
        ("_ser", "user"),
        ("%", "user"),
    ],
)
def test_an_id_that_only_resembles_finds_nothing(api, partner, mine, header):
    make_integration(make_account(partner, mine))

    response = Api(api.key).get(
        "/api/v1/github/repos", HTTP_X_ACCOUNT_ID=header.encode().decode("latin-1")
    )

    assert (response.status_code, response.json()["error_code"]) == (404, "ACCOUNT_NOT_FOUND")


# promise 76
def test_two_normal_forms_are_two_accounts(api, partner, upstream):
    composed, decomposed = "caf\u00e9", "cafe\u0301"
    make_integration(make_account(partner, composed), access_token="composed")
    make_integration(make_account(partner, decomposed), access_token="decomposed")
    sent = upstream.get("https://api.github.com/user/repos", json=[])

    for name in (composed, decomposed):
        assert api.acting_for(name).get("/api/v1/github/repos").status_code == 200

    assert [call.request.headers["Authorization"] for call in sent.calls] == [
        "Bearer composed",
        "Bearer decomposed",
    ]


# promise 77
@pytest.mark.parametrize(
    ("method", "path", "model", "takes"),
    [
        ("POST", "/api/v1/accounts", ConnectedAccount, {"external_id", "display_name", "metadata"}),
        ("PATCH", "/api/v1/accounts/{pk}", ConnectedAccount, {"display_name", "metadata"}),
        (
            "POST",
            "/api/v1/accounts/{pk}/connect",
            ConnectSession,
            {"provider", "redirect_url", "scopes", "code_challenge"},
        ),
        ("PATCH", "/api/v1/accounts/{pk}/integrations/github", Integration, set()),
    ],
    ids=["create", "update", "connect", "services"],
)
def test_no_column_can_be_set_that_is_not_offered(api, account, method, path, model, takes):
    make_integration(account)
    before = facts(account)
    fields = {field.name for field in model._meta.get_fields()}
    columns = {field.attname for field in model._meta.concrete_fields}

    for name in (fields | columns) - takes:
        response = api.send(method, path.format(pk=account.pk), {name: str(account.pk)})

        assert response.status_code == 400, name
        assert response.json()["details"]["fields"][name] == ["Unknown field."]
    assert facts(account) == before
