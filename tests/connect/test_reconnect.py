"""Connecting again: the integration keeps its id, and a failure leaves a working one alone."""

import pytest
import requests

from accounts.models import Event
from integrations.models import Integration, Token
from tests.connect.walk import GITHUB_TOKEN, grant, refuse, result_of, walk
from tests.factories import make_integration


@pytest.fixture
def working(account):
    return make_integration(
        account, "github", access_token="gho_old", provider_user_id="1", provider_user_name="octo"
    )


def facts():
    return [list(model.objects.order_by("pk").values()) for model in (Integration, Token)]


def test_a_second_start_changes_nothing_yet(api, account, working):
    before = facts()

    session = walk(api, account)

    assert facts() == before
    assert session.integrations()[0]["status"] == "active"


def test_success_keeps_the_id_and_renews_the_token(api, account, working, upstream):  # promise 19
    grant(upstream, access_token="gho_new")

    result_of(walk(api, account).come_back())

    integration = Integration.objects.get()
    assert (integration.pk, integration.status) == (working.pk, "active")
    assert integration.created_at == working.created_at
    assert integration.connected_at > working.connected_at
    assert integration.tokens.get().access_token == "gho_new"


@pytest.mark.parametrize("status", ["expired", "revoked"])
def test_success_brings_a_dead_one_back(api, account, upstream, status):
    dead = make_integration(account, "github", status=status, status_reason="invalid_grant")
    Token.objects.update(status=status)
    grant(upstream)

    result_of(walk(api, account).come_back())

    alive = Integration.objects.get()
    assert (alive.pk, alive.status, alive.status_reason) == (dead.pk, "active", "")
    assert alive.tokens.get().status == "active"


def deny(session, upstream):
    session.come_back(error="access_denied")


def refused_code(session, upstream):
    refuse(upstream, "bad_verification_code")
    session.come_back()


def no_answer(session, upstream):
    upstream.post(GITHUB_TOKEN, body=requests.ReadTimeout("slow"))
    session.come_back()


def no_token(session, upstream):
    upstream.post(GITHUB_TOKEN, json={"scope": "repo"})
    session.come_back()


@pytest.mark.parametrize("fail", [deny, refused_code, no_answer, no_token])
def test_failure_leaves_the_working_one_as_it_was(api, account, working, upstream, fail):
    # promise 18
    before = facts()
    session = walk(api, account)

    fail(session, upstream)

    assert session.status()["status"] == "failed"
    assert facts() == before


@pytest.mark.parametrize("status", ["expired", "revoked"])
def test_failure_leaves_a_dead_one_dead(api, account, upstream, status):
    make_integration(account, "github", status=status)

    session = walk(api, account)
    session.come_back(error="access_denied")

    assert [each["status"] for each in session.integrations()] == [status]


def test_what_was_switched_off_stays_off_and_new_starts_on(api, account, upstream):
    make_integration(account, "github", enabled=["github.read"])
    off = {"enabled_services": [{"service_name": "github.read", "is_enabled": False}]}
    api.send("PATCH", f"/api/v1/accounts/{account.pk}/integrations/github", off)
    grant(upstream)

    session = walk(api, account)
    session.come_back()

    assert session.integrations()[0]["enabled_services"] == [
        {"service_name": "github.read", "is_enabled": False},
        {"service_name": "github.write", "is_enabled": True},
    ]


def test_what_is_no_longer_granted_is_no_longer_listed_and_off_is_remembered(
    api, account, upstream
):
    make_integration(account, "github")
    off = {"enabled_services": [{"service_name": "github.write", "is_enabled": False}]}
    api.send("PATCH", f"/api/v1/accounts/{account.pk}/integrations/github", off)

    grant(upstream, scope="read:user")
    session = walk(api, account)
    session.come_back()
    narrow = session.integrations()[0]["enabled_services"]
    grant(upstream)
    walk(api, account).come_back()
    wide = session.integrations()[0]["enabled_services"]

    assert narrow == []
    assert [each["is_enabled"] for each in wide] == [True, False]


def test_another_person_is_flagged(api, account, working, upstream):  # promise 19
    upstream.post(GITHUB_TOKEN, json={"access_token": "gho_2", "scope": "repo"})
    upstream.get(
        "https://api.github.com/user", json={"id": 2, "login": "evil", "email": "e@e.example"}
    )

    walk(api, account).come_back()

    event = Event.objects.get(type="integration.connected")
    assert (event.data["reconnected"], event.data["account_mismatch"]) == (True, True)


def test_the_same_person_is_not_flagged(api, account, working, upstream):
    grant(upstream)

    walk(api, account).come_back()

    assert Event.objects.get(type="integration.connected").data == {
        "provider": "github",
        "reconnected": True,
        "missing_scopes": [],
    }


def kept_refresh_token(api, account, upstream, person):
    make_integration(account, "github", refresh_token="ghr_old", provider_user_id="1")
    grant(upstream, access_token="gho_new", person=person)

    result_of(walk(api, account).come_back())

    return Token.objects.get().refresh_token


def test_a_consent_without_a_refresh_token_keeps_the_persons_earlier_one(api, account, upstream):
    assert kept_refresh_token(api, account, upstream, person=1) == "ghr_old"


def test_another_persons_refresh_token_is_never_kept(api, account, upstream):
    assert kept_refresh_token(api, account, upstream, person=2) == ""
