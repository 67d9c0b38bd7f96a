import hmac
import json
from hashlib import sha256
from urllib.parse import urlencode

import pytest

from providers.definitions.github import deliveries
from providers.definitions.github.feeds import APP, HOOKS, SIGNED
from providers.spec import Notice, Reply, Unreadable
from tests.providers.delivered import delivery, forged

REPOSITORY = {
    "id": 41,
    "full_name": "ada/harbour",
    "private": True,
    "owner": {"id": 1001, "login": "ada", "type": "User"},
}
ISSUE = {
    "number": 7,
    "title": "Leak in the hull",
    "state": "open",
    "user": {"login": "bo", "id": 2002},
    "html_url": "https://github.com/ada/harbour/issues/7",
    "url": "https://api.github.com/repos/ada/harbour/issues/7",
    "body": "It drips.",
}
SENDER = {"login": "bo", "id": 2002}


def sent(event, **body):
    told = {"repository": REPOSITORY, "sender": SENDER} | body
    return delivery(told, {"X-GitHub-Event": event, "X-GitHub-Delivery": "72d3162e"})


def one(read, event, **body):
    [notice] = read(sent(event, **body))
    return notice


def test_an_issue_is_told_to_the_owner_of_the_repository_and_not_to_who_opened_it():
    notice = one(APP.read, "issues", action="opened", issue=ISSUE)

    assert notice == Notice(
        type="issue.opened",
        summary="bo opened issue #7 in ada/harbour: Leak in the hull",
        id="72d3162e",
        about=("account:1001",),
        payload={
            "event": "issues",
            "action": "opened",
            "repository": "ada/harbour",
            "private": True,
            "sender": "bo",
            "number": 7,
            "title": "Leak in the hull",
            "state": "open",
            "author": "bo",
            "url": "https://github.com/ada/harbour/issues/7",
            "body": "It drips.",
        },
    )


def test_a_connection_is_known_by_its_github_id():
    assert list(deliveries.known_as("1001", "ada@example.com", {"login": "ada"})) == [
        "account:1001"
    ]


def test_what_comes_to_an_own_address_is_about_whoever_pasted_it():
    notice = one(HOOKS.read, "issues", action="opened", issue=ISSUE)

    assert (notice.type, notice.about) == ("issue.opened", ())


def test_a_revoked_authorisation_ends_the_grants_of_the_sender():
    [notice] = APP.read(
        delivery({"action": "revoked", "sender": SENDER}, {"X-GitHub-Event": deliveries.REVOKED})
    )

    assert (notice.type, notice.about, notice.ends) == (
        "authorization.revoked",
        ("account:2002",),
        "all",
    )


def test_an_own_address_ends_nothing():
    notice = one(HOOKS.read, deliveries.REVOKED, action="revoked")

    assert (notice.ends, notice.about) == ("", ())


@pytest.mark.parametrize(
    ("event", "body", "type_", "summary"),
    [
        (
            "pull_request",
            {"action": "closed", "pull_request": {"number": 9, "merged_at": "2026-11-02"}},
            "pull_request.merged",
            "bo merged pull request #9 in ada/harbour",
        ),
        (
            "pull_request",
            {"action": "closed", "pull_request": {"number": 9, "merged_at": None}},
            "pull_request.closed",
            "bo closed pull request #9 in ada/harbour",
        ),
        (
            "pull_request",
            {"action": "synchronize", "pull_request": {"number": 9}},
            "pull_request.updated",
            "bo updated pull request #9 in ada/harbour",
        ),
        (
            "issue_comment",
            {"action": "created", "issue": ISSUE, "comment": {"id": 1}},
            "comment.created",
            "bo created a comment on #7 in ada/harbour: Leak in the hull",
        ),
        (
            "pull_request_review",
            {"action": "submitted", "pull_request": {"number": 9}, "review": {"state": "approved"}},
            "review.submitted",
            "bo submitted a review of #9 in ada/harbour",
        ),
        (
            "release",
            {"action": "published", "release": {"tag_name": "v2"}},
            "release.published",
            "bo published release v2 of ada/harbour",
        ),
        (
            "push",
            {"ref": "refs/heads/main", "commits": [{}, {}]},
            "push.received",
            "bo pushed 2 commits to main of ada/harbour",
        ),
        (
            "star",
            {"action": "created"},
            "github.star.created",
            "star created in ada/harbour by bo",
        ),
        (
            "issues",
            {"action": "milestoned", "issue": ISSUE},
            "github.issues.milestoned",
            "issues milestoned in ada/harbour by bo",
        ),
        ("public", {}, "github.public", "public in ada/harbour by bo"),
    ],
)
def test_events_have_our_words_or_githubs_own(event, body, type_, summary):
    notice = one(APP.read, event, **body)

    assert (notice.type, notice.summary) == (type_, summary)


def test_of_events_without_a_word_only_what_all_have_is_kept():
    alert = {"number": 1, "secret_type": "token", "secret": "ghp_value"}

    notice = one(APP.read, "secret_scanning_alert", action="created", alert=alert)

    assert notice.payload == {
        "event": "secret_scanning_alert",
        "action": "created",
        "repository": "ada/harbour",
        "private": True,
        "sender": "bo",
    }


def test_an_installation_is_told_to_the_account_it_is_for():
    body = {"action": "suspend", "installation": {"id": 5, "account": {"id": 77, "login": "acme"}}}

    [notice] = APP.read(delivery(body, {"X-GitHub-Event": "installation"}))

    assert (notice.type, notice.about) == ("installation.suspended", ("account:77",))


def test_what_names_no_owner_is_about_nobody():
    [notice] = APP.read(delivery({"action": "created"}, {"X-GitHub-Event": "sponsorship"}))

    assert notice.about == ()


def test_a_form_holds_the_same():
    form = urlencode({"payload": json.dumps({"action": "opened", "issue": ISSUE})}).encode()
    headers = {"X-GitHub-Event": "issues", "Content-Type": "application/x-www-form-urlencoded"}

    [notice] = HOOKS.read(delivery(form, headers))

    assert notice.payload["title"] == "Leak in the hull"


@pytest.mark.parametrize("form", [b"", b"other=1", b"payload=", b"payload=[]", b"\xff", b"a&b&c=1"])
def test_a_form_without_an_object_is_unreadable(form):
    headers = {"X-GitHub-Event": "issues", "Content-Type": "application/x-www-form-urlencoded"}

    with pytest.raises(Unreadable):
        HOOKS.read(delivery(form, headers))


def test_a_delivery_without_its_event_is_unreadable():
    with pytest.raises(Unreadable):
        APP.read(delivery({}))


@pytest.mark.parametrize("odd", ["text", 7, None, [], {"user": "text"}])
def test_members_of_odd_shapes_break_nothing(odd):
    told = {"repository": odd, "sender": odd, "issue": odd, "commits": odd, "pull_request": odd}

    for event in ("issues", "push", "pull_request", "installation"):
        [notice] = HOOKS.read(delivery({**told, "action": odd}, {"X-GitHub-Event": event}))
        assert notice.type


def test_a_ping_is_answered_and_tells_nothing():
    assert APP.greet(sent("ping", zen="Keep it logically awesome.")) == Reply(200)
    assert APP.greet(sent("issues")) is None


def test_the_signature_covers_the_raw_body():
    body = b'{"action":  "opened"}'
    right = "sha256=" + hmac.new(b"secret", body, sha256).hexdigest()

    assert forged(SIGNED, delivery(body, {"X-Hub-Signature-256": right})) is None
    assert forged(SIGNED, delivery(body + b" ", {"X-Hub-Signature-256": right}))
    assert forged(SIGNED, delivery(body, {"X-Hub-Signature-256": right[7:]}))
    assert forged(SIGNED, delivery(body, {"X-Hub-Signature": right}))
    assert forged(SIGNED, delivery(body, {"X-Hub-Signature-256": right}), secrets=("other",))
