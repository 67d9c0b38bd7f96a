"""Somebody else consents where another person was connected: flagged, until that is undone or said to be right."""

import pytest
import responses
from responses.matchers import json_params_matcher

from accounts.models import Event
from integrations.models import Integration, RevocationJob, Token
from tests.connect.walk import GITHUB_TOKEN, GOOGLE_TOKEN, result_of, walk
from tests.factories import make_account, make_integration

MARA = {"id": "1", "name": "mara", "email": "mara@northwind.example"}
TOMAS = {"id": "2", "name": "tomas", "email": "tomas@northwind.example"}
AIKO = {"id": "3", "name": "aiko", "email": "aiko@northwind.example"}
REVOKE_GITHUB = "https://api.github.com/applications/github-client/token"
REVOKE_GOOGLE = "https://oauth2.googleapis.com/revoke"


def consent(api, account, person, token="gho_1"):
    """Let a person consent at GitHub (None: it does not say who); return what was asked to be revoked."""
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        mock.post(GITHUB_TOKEN, json={"access_token": token, "scope": "repo"})
        user = person and {"id": int(person["id"]), "login": person["name"]}
        answer = {"json": user | {"email": person["email"]}} if person else {"status": 503}
        mock.get("https://api.github.com/user", **answer)
        revoked = mock.delete(REVOKE_GITHUB, status=204)
        assert result_of(walk(api, account).come_back())[1]["status"] == "success"
        return [call.request.body.decode() for call in revoked.calls]


def shown(api, account):
    answer = api.get(f"/api/v1/accounts/{account.pk}/integrations").json()
    [integration] = answer["data"]["integrations"]
    return (
        integration["connected_as"],
        integration["account_mismatch"],
        integration["formerly_connected_as"],
    )


def test_who_is_connected_is_read_once_and_shown(api, account):
    consent(api, account, MARA)

    assert shown(api, account) == (MARA, False, None)


# promise 19
def test_another_person_is_flagged_with_the_former_one(api, account):
    consent(api, account, MARA)
    before = Integration.objects.get()

    consent(api, account, TOMAS)

    assert shown(api, account) == (TOMAS, True, MARA)
    assert Integration.objects.get().pk == before.pk
    events = Event.objects.filter(type="integration.connected").order_by("id")
    assert [event.data.get("account_mismatch") for event in events] == [None, True]


@pytest.mark.parametrize(
    ("then", "seen"),
    [
        ([TOMAS], (TOMAS, True, MARA)),
        ([AIKO], (AIKO, True, MARA)),
        ([MARA], (MARA, False, None)),
        ([None], (None, False, MARA)),
        ([None, AIKO], (AIKO, True, MARA)),
        ([None, MARA], (MARA, False, None)),
    ],
)
def test_the_flag_stays_until_the_former_person_is_back(api, account, then, seen):
    consent(api, account, MARA)
    consent(api, account, TOMAS)

    for person in then:
        consent(api, account, person)

    assert shown(api, account) == seen


# promise 19
def test_the_partner_says_that_it_is_right(api, account):
    consent(api, account, MARA)
    consent(api, account, TOMAS)
    path = f"/api/v1/accounts/{account.pk}/integrations/github"

    answer = api.send("PATCH", path, {"account_mismatch": False})

    assert answer.json()["data"]["account_mismatch"] is False
    assert shown(api, account) == (TOMAS, False, None)
    event = Event.objects.get(type="integration.account_confirmed")
    assert (event.actor, event.data) == ("key", {"provider": "github"})
    consent(api, account, MARA)
    assert shown(api, account) == (MARA, True, TOMAS)


@pytest.mark.parametrize("body", [{"account_mismatch": True}, {"account_mismatch": None}, {}])
def test_it_can_only_be_said_to_be_right(api, account, body):
    consent(api, account, MARA)
    consent(api, account, TOMAS)

    answer = api.send("PATCH", f"/api/v1/accounts/{account.pk}/integrations/github", body)

    assert (answer.status_code, answer.json()["error_code"]) == (400, "VALIDATION_ERROR")
    assert shown(api, account) == (TOMAS, True, MARA)


def test_both_can_be_said_at_once_and_a_mistake_changes_neither(api, account):
    consent(api, account, MARA)
    consent(api, account, TOMAS)
    path = f"/api/v1/accounts/{account.pk}/integrations/github"
    off = {"service_name": "github.write", "is_enabled": False}
    wrong = {"service_name": "nosuch", "is_enabled": False}

    refused = api.send("PATCH", path, {"account_mismatch": False, "enabled_services": [wrong]})
    between = shown(api, account)
    both = api.send("PATCH", path, {"account_mismatch": False, "enabled_services": [off]})

    assert (refused.status_code, between) == (400, (TOMAS, True, MARA))
    assert both.json()["data"]["account_mismatch"] is False
    assert both.json()["data"]["enabled_services"][1] == off


# promise 50
def test_the_former_persons_grant_is_taken_back(api, account):
    consent(api, account, MARA, "gho_mara")

    assert consent(api, account, TOMAS, "gho_tomas") == ['{"access_token": "gho_mara"}']
    assert Token.objects.get().access_token == "gho_tomas"
    assert not RevocationJob.objects.exists()


# promise 50: the new grant may be one with the old
@pytest.mark.parametrize("person", [MARA, None])
def test_the_same_persons_and_an_unknown_persons_is_not(api, account, person):
    consent(api, account, MARA, "gho_mara")

    assert consent(api, account, person, "gho_again") == []


def test_a_grant_that_is_dead_already_is_not_revoked(api, account):
    consent(api, account, MARA, "gho_mara")
    Token.objects.update(status="expired")

    assert consent(api, account, TOMAS) == []


def test_a_provider_that_is_away_does_not_keep_the_new_connection_from_standing(api, account):
    consent(api, account, MARA, "gho_mara")
    with responses.RequestsMock() as mock:
        mock.post(GITHUB_TOKEN, json={"access_token": "gho_tomas", "scope": "repo"})
        mock.get("https://api.github.com/user", json={"id": 2, "login": "tomas", "email": "t@x.y"})
        gone = json_params_matcher({"access_token": "gho_mara"})
        mock.delete(REVOKE_GITHUB, status=503, match=[gone])

        assert result_of(walk(api, account).come_back())[1]["status"] == "success"

    job = RevocationJob.objects.get()
    assert (job.token, job.provider_user_id, job.last_problem) == ("gho_mara", "1", "status 503")


def google_consent(api, account, sub):
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        scope = "openid https://www.googleapis.com/auth/gmail.readonly"
        answer = {"access_token": f"ya29.{sub}", "refresh_token": f"1//{sub}", "scope": scope}
        mock.post(GOOGLE_TOKEN, json=answer | {"expires_in": 3599})
        mock.get("https://openidconnect.googleapis.com/v1/userinfo", json={"sub": sub, "name": sub})
        revoked = mock.post(REVOKE_GOOGLE)
        session = walk(api, account, "google", scopes=["gmail.read"])
        session.come_back(iss="https://accounts.google.com")
        return [call.request.body for call in revoked.calls]


# promise 50: Google would end the former person's other connection too
def test_a_former_person_who_is_connected_elsewhere_is_spared(api, account, partner):
    other = make_account(partner, "other")
    make_integration(other, "google", refresh_token="1//o", provider_user_id="mara")
    assert google_consent(api, account, "mara") == []

    assert google_consent(api, account, "tomas") == []
    assert google_consent(api, account, "aiko") == ["token=1%2F%2Ftomas"]
