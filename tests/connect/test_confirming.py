"""Sessions with a challenge: nothing is connected before the partner's server has confirmed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import ApiKey, Event
from connect import confirming, ending, pkce
from connect.models import ConnectSession
from integrations.models import Integration, Token
from tests.connect.walk import CALLBACK, grant, refuse, result_of, start, walk
from tests.factories import make_account, make_integration, make_partner

VERIFIER = "v" * 43
OTHERS_VERIFIER = "w" * 43


@pytest.fixture
def asked(api, account):
    return walk(api, account, code_challenge=pkce.challenge(VERIFIER))


def came_back(session):
    """Return what the browser brings to the partner's page."""
    return result_of(session.come_back(code="code-from-github"))[1]


def confirm(session, confirmation, verifier=VERIFIER, **more):
    path = f"/api/v1/accounts/{session.account.pk}/connect/{session.data['session_id']}/confirm"
    body = {"confirmation": confirmation, "code_verifier": verifier}
    return session.api.post_json(path, body, **more)


def test_nothing_is_connected_before_it_is_confirmed(asked, upstream):  # promise 6
    told = came_back(asked)

    assert list(told) == ["status", "provider", "account_id", "session_id", "confirmation"]
    assert (told["status"], len(told["confirmation"])) == ("confirm", 43)
    assert asked.status()["status"] == "pending"
    assert [i["status"] for i in asked.integrations()] == ["pending"]
    assert (Token.objects.count(), len(upstream.calls)) == (0, 0)


def test_the_matching_verifier_connects(asked, upstream):  # promise 6
    sent = grant(upstream)
    provider_verifier = asked.row.verifier
    confirmation = came_back(asked)["confirmation"]

    answer = confirm(asked, confirmation)

    assert answer.json() == {"ok": True, "data": asked.status()}
    assert asked.status()["status"] == "completed"
    assert [i["status"] for i in asked.integrations()] == ["active"]
    [call] = sent.calls
    assert "code=code-from-github" in call.request.body
    assert f"code_verifier={provider_verifier}" in call.request.body


def test_the_code_is_sealed_while_it_waits_and_gone_afterwards(asked, upstream):  # promises 11, 24
    grant(upstream)
    came = asked.come_back(code="code-from-github")
    waiting = asked.row

    confirm(asked, result_of(came)[1]["confirmation"])

    assert "code-from-github" not in came["Location"] + waiting.code_sealed
    assert waiting.code == "code-from-github"
    ended = asked.row
    assert {ended.code_sealed, ended.confirmation_digest, ended.verifier_sealed} == {""}


def test_another_persons_verifier_ends_it_and_connects_nothing(asked, upstream):  # promise 6
    """Somebody followed a link that was made for another: the partner's server has their verifier."""
    confirmation = came_back(asked)["confirmation"]

    answer = confirm(asked, confirmation, OTHERS_VERIFIER)

    assert answer.status_code == 200
    assert asked.status()["status"] == "failed"
    assert asked.status()["error"] == answer.json()["data"]["error"] == "verifier_mismatch"
    assert confirm(asked, confirmation).status_code == 400
    assert (Integration.objects.count(), len(upstream.calls)) == (0, 0)


def test_who_made_the_link_cannot_confirm_what_another_granted(asked, upstream):  # promise 6
    """They hold the verifier and the session's id, but the confirmation is in the other's browser."""
    confirmation = came_back(asked)["confirmation"]

    refused = confirm(asked, "guessed" * 6)

    assert refused.status_code == 400
    assert refused.json()["error"] == "The confirmation is not this session's, or was used already"
    assert asked.status()["status"] == "pending"
    grant(upstream)
    assert confirm(asked, confirmation).json()["data"]["status"] == "completed"


def test_confirming_twice_connects_once(asked, upstream):
    sent = grant(upstream)
    confirmation = came_back(asked)["confirmation"]

    answers = [confirm(asked, confirmation) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 400]
    assert answers[1].json()["error"] == "This session is completed already"
    assert len(sent.calls) == 1


def test_of_two_that_confirm_at_once_one_gets_the_code(asked):
    confirmation = came_back(asked)["confirmation"]
    first, second = asked.row, asked.row

    assert confirming.taken(first, confirmation) == "code-from-github"
    with pytest.raises(confirming.Invalid, match="confirmed already"):
        confirming.taken(second, confirmation)


def test_it_cannot_be_confirmed_before_the_person_is_back(asked):
    assert "has not come back" in confirm(asked, "x").json()["error"]


def test_a_second_callback_is_refused(asked):  # promise 2
    came_back(asked)

    assert asked.come_back().status_code == 400
    assert asked.status()["status"] == "pending"


def test_a_denial_is_told_at_once(asked):
    assert result_of(asked.come_back(error="access_denied"))[1] == {"error": "access_denied"}
    assert asked.status()["status"] == "failed"


def test_a_code_that_the_provider_refuses_fails_the_session(asked, upstream):
    refuse(upstream, "bad_verification_code")

    answer = confirm(asked, came_back(asked)["confirmation"])

    data = answer.json()["data"]
    assert (data["status"], data["error"]) == ("failed", "invalid_grant")
    assert asked.integrations() == []


# promise 18
@pytest.mark.parametrize("how", ["verifier_mismatch", "session_expired"])
def test_a_working_connection_stays_as_it_was(api, account, how):
    connected = make_integration(account, access_token="gho_working")
    asked = walk(api, account, code_challenge=pkce.challenge(VERIFIER))
    confirmation = came_back(asked)["confirmation"]

    if how == "session_expired":
        past = timezone.now() - timedelta(seconds=1)
        ConnectSession.objects.update(expires_at=past, claimed_at=past - timedelta(minutes=5))
        ending.expire_overdue()
    confirm(asked, confirmation, OTHERS_VERIFIER)

    assert asked.row.error == how
    assert Integration.objects.get(pk=connected.pk).status == "active"
    assert Token.objects.get().access_token == "gho_working"


def test_what_nobody_confirms_in_time_is_forgotten(asked):  # promise 6
    confirmation = came_back(asked)["confirmation"]
    past = timezone.now() - timedelta(seconds=1)
    ConnectSession.objects.update(expires_at=past)

    late = confirm(asked, confirmation)

    assert late.json()["error"] == "This session is expired already"
    row = asked.row
    assert (row.status, row.code_sealed, row.confirmation_digest) == ("expired", "", "")
    assert not Integration.objects.exists()


def test_a_server_that_died_while_it_connected_leaves_nothing_open(asked):
    confirmation = came_back(asked)["confirmation"]
    confirming.taken(asked.row, confirmation)
    long_ago = timezone.now() - timedelta(minutes=5)
    ConnectSession.objects.update(claimed_at=long_ago, expires_at=long_ago)

    assert ending.expire_overdue() == 1

    assert asked.row.code_sealed == ""
    assert not Integration.objects.exists()


def test_without_a_challenge_there_is_nothing_to_confirm(started):
    answer = confirm(started, "x")

    assert answer.status_code == 400
    assert "without a code_challenge" in answer.json()["error"]


@pytest.mark.parametrize("challenge", ["", "short", VERIFIER + "v", VERIFIER[1:] + "+", 7, None])
def test_a_challenge_is_a_digest(api, account, challenge):
    answer = start(api, account, code_challenge=challenge)

    assert answer.status_code == 400
    assert list(answer.json()["details"]["fields"]) == ["code_challenge"]
    assert not ConnectSession.objects.exists()


@pytest.mark.parametrize("verifier", ["", "v" * 42, "v" * 129, VERIFIER + "\n", "é" * 43, None, {}])
def test_a_malformed_verifier_changes_nothing(asked, verifier):
    confirmation = came_back(asked)["confirmation"]

    answer = confirm(asked, confirmation, verifier)

    assert answer.status_code == 400
    assert asked.status()["status"] == "pending"
    assert asked.row.code == "code-from-github"


def test_our_own_page_confirms_nothing(api, account):
    answer = start(
        api, account, redirect_url="http://testserver/connect/done", code_challenge="c" * 43
    )

    assert answer.status_code == 400
    assert "which confirms" in answer.json()["error"]


def test_only_its_partner_confirms_a_session(asked, upstream):  # promise 75
    confirmation = came_back(asked)["confirmation"]
    other = make_account(make_partner())
    asked.account = other

    assert confirm(asked, confirmation).status_code == 404
    assert ConnectSession.objects.get().code == "code-from-github"
    assert len(upstream.calls) == 0


def test_who_confirms_is_seen_in_the_events_as_who_connects(asked, upstream):
    grant(upstream)

    confirm(asked, came_back(asked)["confirmation"])

    events = Event.objects.values_list("type", "actor", "actor_id", "ip")
    by = ("key", str(ApiKey.objects.get().pk), "127.0.0.1")
    assert list(events) == [("integration.connected", *by)]


def test_a_hosted_session_may_be_confirmed_as_well(api, account, partner, upstream):  # promise 5
    partner.hosted_connect = True
    partner.save()
    session = walk(api, account, code_challenge=pkce.challenge(VERIFIER))
    browser = Client()
    consent = browser.get(f"/connect/{session.data['session_id']}/continue")["Location"]
    state = consent.partition("state=")[2].partition("&")[0]

    told = result_of(browser.get(CALLBACK, {"code": "c", "state": state}))[1]

    assert told["status"] == "confirm"
    grant(upstream)
    assert confirm(session, told["confirmation"]).json()["data"]["status"] == "completed"
