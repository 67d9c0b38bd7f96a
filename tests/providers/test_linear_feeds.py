import hmac
import json
from hashlib import sha256

import pytest

from providers.definitions.linear import deliveries
from providers.definitions.linear.feeds import WEBHOOK
from providers.spec import Notice, Unreadable
from tests.providers.delivered import delivery, forged
from tests.providers.recorded_call import RecordedCall

NOW = 1_795_000_000
WORKSPACE, TEAM, ADA = "9999-org", "2222-team", "1111-ada"
ISSUE = {
    "id": "4444-issue",
    "identifier": "ENG-7",
    "title": "Leak",
    "teamId": TEAM,
    "team": {"id": TEAM, "key": "ENG"},
    "state": {"name": "Todo"},
}


def event(kind="Issue", action="create", **more):
    return {
        "action": action,
        "type": kind,
        "actor": {"id": ADA, "name": "Ada", "type": "user", "email": "ada@example.com"},
        "data": ISSUE,
        "url": "https://linear.app/northwind/issue/ENG-7",
        "organizationId": WORKSPACE,
        "webhookId": "w1",
        "webhookTimestamp": NOW * 1000,
    } | more


def one(body):
    [notice] = WEBHOOK.read(delivery(body, {"Linear-Delivery": "234d1a4e"}))
    return notice


def signed(body, secret=b"secret"):
    raw = json.dumps(body).encode()
    return delivery(raw, {"Linear-Signature": hmac.new(secret, raw, sha256).hexdigest()})


def test_an_issue_is_told_to_the_workspace_and_asked_about():
    assert one(event()) == Notice(
        type="issue.created",
        summary="Ada created ENG-7: Leak",
        id="234d1a4e",
        about=(f"organization:{WORKSPACE}",),
        payload={
            "actor": "Ada",
            "type": "Issue",
            "action": "create",
            "id": "4444-issue",
            "url": "https://linear.app/northwind/issue/ENG-7",
            "identifier": "ENG-7",
            "title": "Leak",
            "state": "Todo",
            "team": "ENG",
            "teams": [TEAM],
        },
        needs_fetch=True,
    )


def test_a_connection_is_known_by_its_workspace_and_its_person():
    facts = {"organization_id": WORKSPACE, "viewer_id": ADA}

    assert list(deliveries.known_as(f"{WORKSPACE}:{ADA}", "ada@example.com", facts)) == [
        f"organization:{WORKSPACE}",
        f"user:{WORKSPACE}:{ADA}",
    ]


@pytest.mark.parametrize(("seen", "told"), [([{"id": TEAM}], 1), ([], 0)])
def test_only_who_sees_the_team_is_told(seen, told):
    call = RecordedCall({"data": {"teams": {"nodes": seen}}})

    notices = list(WEBHOOK.fetch(call, one(event()), {}))

    assert len(notices) == told
    assert call.sent[0].json["variables"] == {"filter": {"id": {"in": [TEAM]}}, "first": 1}


def test_a_project_names_its_teams_in_a_list():
    notice = one(event("Project", data={"name": "Launch", "teamIds": ["a", "b", "a", None]}))

    assert (notice.type, notice.payload["teams"], notice.needs_fetch) == (
        "project.created",
        ["a", "b"],
        True,
    )


def test_what_names_no_team_is_told_to_who_did_it_alone():
    notice = one(event("Customer", data={"name": "Acme"}))

    assert (notice.type, notice.about, notice.needs_fetch) == (
        "linear.Customer.create",
        (f"user:{WORKSPACE}:{ADA}",),
        False,
    )


def test_what_nobody_did_and_names_no_team_is_about_nobody():
    assert one(event("Initiative", data={}, actor=None)).about == ()


@pytest.mark.parametrize(
    ("kind", "action", "data", "type_", "summary"),
    [
        ("Issue", "update", ISSUE, "issue.updated", "Ada updated ENG-7: Leak"),
        ("Issue", "remove", ISSUE, "issue.removed", "Ada removed ENG-7: Leak"),
        (
            "Comment",
            "create",
            {"body": "Soon", "issue": {"identifier": "ENG-7", "title": "Leak", "teamId": TEAM}},
            "comment.created",
            "Ada created a comment on ENG-7: Leak",
        ),
        (
            "Cycle",
            "create",
            {"name": "Week 40", "teamId": TEAM},
            "cycle.created",
            "Ada created the cycle Week 40",
        ),
        ("IssueSLA", "breached", {}, "linear.IssueSLA.breached", "IssueSLA breached by Ada"),
    ],
)
def test_events_have_our_words_or_linears_own(kind, action, data, type_, summary):
    notice = one(event(kind, action, data=data))

    assert (notice.type, notice.summary) == (type_, summary)


def test_of_what_changed_the_names_are_kept_and_not_what_was_before():
    notice = one(event(action="update", updatedFrom={"title": "Secret plan", "stateId": "1"}))

    assert notice.payload["changed"] == ["stateId", "title"]
    assert "Secret plan" not in json.dumps(notice.payload)


def test_a_workspace_that_removes_the_app_ends_all_its_grants():
    body = {"type": "OAuthApp", "action": "revoked", "organizationId": WORKSPACE}

    notice = one(body | {"createdAt": "1970-01-01T00:01:00.000Z"})

    assert (notice.about, notice.ends) == ((f"organization:{WORKSPACE}",), "all")
    assert notice.happened_at == 60


def test_a_person_whose_last_token_was_revoked_ends_their_own_grant():
    body = {
        "type": "OAuthAuthorization",
        "action": "revoked",
        "organizationId": WORKSPACE,
        "userId": ADA,
        "activeTokensForUser": 0,
    }

    assert one(body).about == (f"user:{WORKSPACE}:{ADA}",)
    assert one(body).ends == "all"


@pytest.mark.parametrize("more", [{"activeTokensForUser": 1}, {"action": "created"}])
def test_an_authorisation_that_still_has_tokens_ends_nothing(more):
    body = {"type": "OAuthAuthorization", "action": "revoked", "organizationId": WORKSPACE} | more

    assert list(WEBHOOK.read(delivery({**body, "userId": ADA}))) == []


def test_an_authorisation_without_its_person_ends_nobody_elses_grant():
    body = {"type": "OAuthAuthorization", "action": "revoked", "organizationId": WORKSPACE}

    assert one(body).about == (f"user:{WORKSPACE}:",)


@pytest.mark.parametrize("odd", ["text", 7, None, [], {"id": []}])
def test_members_of_odd_shapes_break_nothing(odd):
    assert one(event(data=odd, actor=odd, updatedFrom=odd, organizationId=odd)).type


@pytest.mark.parametrize(("late", "is_taken"), [(0, True), (59, True), (61, False), (-61, False)])
def test_a_delivery_is_good_for_a_minute(late, is_taken):
    assert (forged(WEBHOOK.check, signed(event()), now=NOW + late) is None) is is_taken


def test_the_moment_is_signed_and_cannot_be_left_out():
    assert forged(WEBHOOK.check, signed(event(), b"other"), now=NOW)
    assert forged(WEBHOOK.check, signed(event(webhookTimestamp=None)), now=NOW)


def test_what_is_no_object_is_unreadable_even_to_the_check():
    with pytest.raises(Unreadable):
        WEBHOOK.check.verify(signed([]), ("secret",), NOW)
