"""What Jira delivers: to the webhooks that match, or to the people of the issue; and how webhooks are asked for."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from config.api.errors import ProviderError
from providers.definitions.jira.quirks import happenings, webhooks
from providers.spec import Delivery, Made, Order, Unreadable, UpstreamAnswer
from tests.feeds.samples import jira_issues

BODY = jira_issues.BODY
HOST = "northwind.atlassian.net"
CLOUD = "1f0c9a52-4b7e-4d8f-9c3a-2e6b7d5a1c01"
SITES = [{"id": CLOUD, "name": "northwind", "url": f"https://{HOST}"}]
SHARED = "https://patchbay.example/api/v1/webhooks/jira"
ORDER = Order("sub-1", f"{SHARED}/own-address", "secret", shared_url=SHARED)
CHANGELOG = {"items": [{"field": "status", "fromString": "Open", "toString": "Done"}]}


def read(body, **headers):
    return happenings.read(Delivery("POST", SHARED, headers, {}, json.dumps(body).encode()))


class Call:
    """Answers in turn, and keeps what was asked."""

    connection = {"cloud_id": CLOUD, "sites": SITES}

    def __init__(self, *answers):
        self.answers, self.sent = list(answers), []

    def url(self, text):
        return text.replace("{cloud_id}", CLOUD)

    def send(self, request):
        self.sent.append(request)
        return UpstreamAnswer(200, {}, self.answers.pop(0))


def projects(*ids):
    return {"isLast": True, "values": [{"id": each} for each in ids]}


def test_a_comment_tells_who_where_and_what():
    [notice] = read(BODY, **{happenings.IDENTIFIER: "d-1"})

    assert (notice.type, notice.id) == ("comment.created", "d-1")
    assert notice.summary == "Mara Lindqvist created a comment on HAR-42: Harbour lights flicker"
    assert notice.payload == {
        "id": "10042",
        "key": "HAR-42",
        "url": f"https://{HOST}/browse/HAR-42",
        "project": "HAR",
        "summary": "Harbour lights flicker",
        "status": "In Progress",
        "issueType": "Bug",
        "priority": "High",
        "assignee": "Mara Lindqvist",
        "reporter": "Tomás Oliveira",
        "by": "Mara Lindqvist",
        "comment": {"id": "50001", "text": "I am looking into this."},
    }


def test_a_comment_that_is_a_document_is_told_as_text():
    words = {"type": "paragraph", "content": [{"type": "text", "text": "On it"}]}
    comment = BODY["comment"] | {"body": {"type": "doc", "version": 1, "content": [words]}}

    [notice] = read(BODY | {"comment": comment})

    assert notice.payload["comment"]["text"] == "On it"


def test_an_update_tells_what_changed():
    told = {"webhookEvent": "jira:issue_updated", "changelog": CHANGELOG, "comment": None}

    [notice] = read(BODY | told)

    assert notice.type == "issue.updated"
    assert notice.payload["changes"] == [{"field": "status", "from": "Open", "to": "Done"}]
    assert "comment" not in notice.payload


def test_every_webhook_that_matches_has_a_notice_of_its_own():
    notices = read(BODY | {"matchedWebhookIds": [10001, 10002]})

    assert [n.subscription for n in notices] == [f"{HOST}:10001", f"{HOST}:10002"]
    assert [n.about for n in notices] == [(), ()]


def test_an_admins_webhook_is_about_the_people_of_the_issue_alone():
    admins = {name: value for name, value in BODY.items() if name != "matchedWebhookIds"}

    [notice] = read(admins)

    assert notice.subscription == ""
    assert notice.about == (f"{HOST}:712020:0001", f"{HOST}:712020:0002")
    known = webhooks.known_as("712020:0001", "", {"sites": SITES})
    assert known == [f"{HOST}:712020:0001"]


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        ("jira:issue_created", "issue.created"),
        ("jira:issue_deleted", "issue.deleted"),
        ("comment_deleted", "comment.deleted"),
        ("jira:version_released", "jira.version_released"),
        ("sprint_started", "jira.sprint_started"),
    ],
)
def test_events_have_our_names_or_jiras(event, kind):
    assert read(BODY | {"webhookEvent": event})[0].type == kind


@pytest.mark.parametrize("body", [[], {}, {"webhookEvent": 1}, {"webhookEvent": "x", "issue": []}])
def test_a_body_without_an_event_is_unreadable(body):
    with pytest.raises(Unreadable):
        read(body)


@pytest.mark.parametrize("strange", [{"changelog": {"items": [None, 1]}}, {"comment": {"body": 3}}])
def test_strange_members_are_left_out(strange):
    assert read(BODY | strange)[0].type == "comment.created"


def test_a_webhook_names_the_projects_and_the_one_address_of_the_app():
    call = Call(projects("1", "2"), {"webhookRegistrationResult": [{"createdWebhookId": 10001}]})

    made = webhooks.make(call, ORDER)

    asked = call.sent[1].json
    assert asked["url"] == SHARED
    assert asked["webhooks"][0]["jqlFilter"] == "project IN (1, 2)"
    assert made.remote_id == f"{HOST}:10001"
    assert made.facts == {"projects": ["1", "2"]}
    assert timedelta(days=29) < made.expires_at - datetime.now(UTC) < timedelta(days=31)


def test_a_refusal_inside_of_a_200_is_an_error_with_its_reason():
    refused = {"webhookRegistrationResult": [{"errors": ["No more than 5 webhooks"]}]}

    with pytest.raises(ProviderError, match="No more than 5 webhooks"):
        webhooks.make(Call(projects("1"), refused), ORDER)


def test_nothing_is_asked_for_where_there_are_no_projects():
    call = Call(projects())

    with pytest.raises(ProviderError, match="no project"):
        webhooks.make(call, ORDER)

    assert len(call.sent) == 1


def test_a_webhook_is_refreshed_while_the_projects_are_the_same():
    made = Made(f"{HOST}:10001", None, {"projects": ["1"]})
    call = Call(projects("1"), {"expirationDate": "2026-12-22T00:00:00.000+0000"})

    renewed = webhooks.renew(call, ORDER, made)

    assert (call.sent[1].method, call.sent[1].json) == ("PUT", {"webhookIds": [10001]})
    assert call.sent[1].url.endswith("/webhook/refresh")
    assert (renewed.remote_id, renewed.facts) == (made.remote_id, made.facts)


def test_another_project_makes_another_webhook_before_the_old_one_ends():
    made = Made(f"{HOST}:10001", None, {"projects": ["1"]})
    other = {"webhookRegistrationResult": [{"createdWebhookId": 10002}]}
    call = Call(projects("1", "2"), projects("1", "2"), other, None)

    renewed = webhooks.renew(call, ORDER, made)

    assert renewed.remote_id == f"{HOST}:10002"
    assert [request.method for request in call.sent] == ["GET", "GET", "POST", "DELETE"]
    assert call.sent[-1].json == {"webhookIds": [10001]}
