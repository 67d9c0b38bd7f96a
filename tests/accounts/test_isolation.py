"""What belongs to another partner looks exactly like what does not exist."""

import pytest

from accounts.models import ConnectedAccount
from connect.models import ConnectSession
from integrations.models import Integration
from tests.factories import make_account, make_integration

ABSENT = "550e8400-e29b-41d4-a716-446655440000"
CONNECT = {"provider": "github", "redirect_url": "https://app.example/done"}
ROUTES = [
    ("GET", "/api/v1/accounts/{id}", None),
    ("PATCH", "/api/v1/accounts/{id}", {"display_name": "taken over"}),
    ("DELETE", "/api/v1/accounts/{id}", None),
    ("POST", "/api/v1/accounts/{id}/connect", CONNECT),
    ("GET", "/api/v1/accounts/{id}/connect/{session}", None),
    ("GET", "/api/v1/accounts/{id}/integrations", None),
    (
        "PATCH",
        "/api/v1/accounts/{id}/integrations/slack",
        {"enabled_services": [{"service_name": "slack.read", "is_enabled": False}]},
    ),
    ("DELETE", "/api/v1/accounts/{id}/integrations/slack", None),
]


@pytest.fixture
def theirs(other_partner, other_api):
    account = make_account(other_partner, "victim", display_name="Victim")
    make_integration(account, "slack")
    other_api.post_json(f"/api/v1/accounts/{account.pk}/connect", CONNECT)
    return account


def without_request_id(response):
    body = response.json()
    body.pop("request_id")
    return response.status_code, body


@pytest.mark.parametrize(("method", "path", "body"), ROUTES)
@pytest.mark.parametrize("unknown", [ABSENT, "not-a-uuid"])
def test_every_route_answers_as_for_an_unknown_id(api, theirs, method, path, body, unknown):
    # promise 75
    session = ConnectSession.objects.get()
    sessions_before = ConnectSession.objects.count()

    foreign = api.send(method, path.format(id=theirs.pk, session=session.pk), body)
    absent = api.send(method, path.format(id=unknown, session=session.pk), body)

    assert without_request_id(foreign) == without_request_id(absent)
    assert foreign.status_code == 404
    theirs.refresh_from_db()
    assert theirs.display_name == "Victim"
    assert Integration.objects.get(provider="slack").status == "active"
    assert ConnectSession.objects.count() == sessions_before


@pytest.mark.parametrize("session_id", [ABSENT, "not-a-uuid"])
def test_a_session_of_another_account_is_unknown(api, partner, session_id):  # promise 75
    ours, own = make_account(partner, "a"), make_account(partner, "b")
    session = api.post_json(f"/api/v1/accounts/{ours.pk}/connect", CONNECT).json()["data"]
    path = f"/api/v1/accounts/{own.pk}/connect/"

    foreign, absent = api.get(path + session["session_id"]), api.get(path + session_id)

    assert without_request_id(foreign) == without_request_id(absent)
    assert (foreign.status_code, foreign.json()["error_code"]) == (404, "NOT_FOUND")


def test_the_header_reaches_the_keys_own_partner_only(api, theirs):  # promise 76
    foreign = api.acting_for("victim").get("/api/v1/slack/channels")
    absent = api.acting_for("nobody").get("/api/v1/slack/channels")

    assert foreign.json()["error"] == 'Connected account "victim" not found'
    assert absent.json()["error"] == 'Connected account "nobody" not found'
    assert (foreign.status_code, foreign.json()["error_code"]) == (404, "ACCOUNT_NOT_FOUND")


@pytest.mark.parametrize("header", ["{uuid}", "own", "None", "null"])
def test_the_header_is_never_an_internal_id(api, account, header):
    ConnectedAccount.objects.own_of(account.partner.user)

    response = api.acting_for(header.format(uuid=account.pk)).get("/api/v1/github/repos")

    assert (response.status_code, response.json()["error_code"]) == (404, "ACCOUNT_NOT_FOUND")
