"""What the fakes refuse of those who want to be told, as the real providers do, and how deliveries are proven."""

import base64
import hmac
import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import jwt
import pytest

from tests.sandbox.microsoft_client import MicrosoftClient
from tests.sandbox.receiver import Receiver
from tests.sandbox.test_calendly_sandbox import BOOKING, MARA, NORTHWIND, TOMAS, CalendlyClient
from tests.sandbox.test_jira_sandbox import REST, JiraClient
from tests.sandbox.test_pipedrive import FULL, PipedriveClient

HOOK = f"{REST}/webhook"
PROJECTS = f"{REST}/project/search"
MAIL = {
    "subject": "Launch plan",
    "body": {"contentType": "text", "content": "Tomorrow"},
    "toRecipients": [{"emailAddress": {"address": "tomas@northwind.example"}}],
}


@pytest.fixture
def receiver():
    receiver = Receiver()
    yield receiver
    receiver.close()


@pytest.fixture
def microsoft(sandbox):
    sandbox.control("reset", provider="microsoft")
    return MicrosoftClient(sandbox).connect("tomas")


@pytest.fixture
def jira(sandbox):
    sandbox.control("reset", provider="jira")
    scope = f"{JiraClient.asked['scope']} manage:jira-webhook"
    return JiraClient(sandbox).connect("mara", scope=scope)


@pytest.fixture
def calendly(sandbox):
    sandbox.control("reset", provider="calendly")
    scope = f"{CalendlyClient.asked['scope']} webhooks:write"
    return CalendlyClient(sandbox).connect("mara", scope=scope)


@pytest.fixture
def pipedrive(sandbox):
    sandbox.control("reset", provider="pipedrive")
    return PipedriveClient(sandbox).connect("mara", scope=f"{FULL} webhooks:full")


def in_days(days):
    return (datetime.now(UTC) + timedelta(days=days)).isoformat()


def subscription(receiver, **changes):
    return {
        "changeType": "created",
        "resource": "me/mailFolders('Inbox')/messages",
        "notificationUrl": receiver.url,
        "clientState": "state-1",
        "expirationDateTime": in_days(2),
    } | changes


def test_graph_asks_the_address_first_and_then_notifies_it(microsoft, receiver):
    made = microsoft.post("v1.0/subscriptions", subscription(receiver))
    assert made.status_code == 201
    assert made.json()["clientState"] is None

    microsoft.post("v1.0/me/sendMail", {"message": MAIL})

    validation, notified = receiver.wait_for(2)
    assert validation.body == b""
    [item] = json.loads(notified.body)["value"]
    assert (item["clientState"], item["changeType"]) == ("state-1", "created")
    assert item["subscriptionId"] == made.json()["id"]
    found = microsoft.get(f"v1.0/me/messages/{item['resourceData']['id']}").json()
    assert found["subject"] == "Launch plan"


@pytest.mark.parametrize("answer", [(200, "another"), (202, None), (404, None)])
def test_graph_makes_nothing_where_the_token_does_not_come_back(microsoft, receiver, answer):
    status, text = answer
    receiver.answers = lambda query: (status, query["validationToken"] if text is None else text)

    refused = microsoft.post("v1.0/subscriptions", subscription(receiver))

    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "ValidationError")
    microsoft.post("v1.0/me/sendMail", {"message": MAIL})
    assert len(receiver.received) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"expirationDateTime": in_days(8)},
        {"expirationDateTime": in_days(-1)},
        {"expirationDateTime": "soon"},
        {"resource": "me/secrets"},
        {"clientState": "x" * 129},
        {"notificationUrl": None},
    ],
)
def test_graph_refuses_what_lives_too_long_or_is_not_there(microsoft, receiver, changes):
    assert (
        microsoft.post("v1.0/subscriptions", subscription(receiver, **changes)).status_code == 400
    )
    assert receiver.received == []


def test_graph_wants_the_scope_of_what_is_watched(sandbox, receiver):
    client = MicrosoftClient(sandbox).connect("tomas", scope="openid offline_access Mail.Read")

    assert client.post("v1.0/subscriptions", subscription(receiver)).status_code == 201
    events = client.post("v1.0/subscriptions", subscription(receiver, resource="me/events"))
    assert events.status_code == 403


def webhook(receiver, jql, **changes):
    hooks = [{"events": ["jira:issue_created"], "jqlFilter": jql}]
    return {"url": receiver.url, "webhooks": hooks} | changes


def first_project(jira):
    return jira.get(PROJECTS).json()["values"][0]


def create_issue(jira):
    fields = {
        "project": {"key": first_project(jira)["key"]},
        "summary": "Lights flicker",
        "issuetype": {"name": "Bug"},
    }
    return jira.post(f"{REST}/issue", {"fields": fields}).json()


def test_jira_proves_by_a_token_and_names_the_webhooks_that_match(jira, receiver):
    jql = f"project IN ({first_project(jira)['id']})"
    results = jira.post(HOOK, webhook(receiver, jql)).json()["webhookRegistrationResult"]

    issue = create_issue(jira)

    [told] = receiver.wait_for(1)
    token = told.headers["Authorization"].removeprefix("Bearer ")
    claims = jwt.decode(token, jira.sandbox.client_secret, algorithms=["HS256"])
    body = json.loads(told.body)
    assert claims["exp"] - claims["iat"] == 180
    assert told.headers["X-Atlassian-Webhook-Identifier"]
    assert body["matchedWebhookIds"] == [results[0]["createdWebhookId"]]
    assert body["issue"]["self"].startswith("https://northwind.atlassian.net/")
    assert body["issue"]["key"] == issue["key"]


@pytest.mark.parametrize("jql", ["", "assignee = me", "project IN ()", "project = NOPE"])
def test_jira_makes_no_webhook_of_a_filter_it_does_not_take(jira, receiver, jql):
    answer = jira.post(HOOK, webhook(receiver, jql))

    assert answer.status_code == 200
    assert answer.json()["webhookRegistrationResult"][0]["errors"]


def test_jira_takes_one_address_for_the_app_and_five_webhooks_of_a_user(jira, receiver):
    jql = f"project = {first_project(jira)['key']}"
    made = [jira.post(HOOK, webhook(receiver, jql)).json() for _ in range(6)]

    kinds = [next(iter(one["webhookRegistrationResult"][0])) for one in made]
    assert kinds == ["createdWebhookId"] * 5 + ["errors"]
    other = jira.post(HOOK, webhook(receiver, jql, url=f"{receiver.url}/other"))
    assert other.status_code == 400
    assert "single URL" in other.text


def test_a_webhook_of_jira_is_refreshed_and_removed_by_its_owner(jira, receiver):
    jql = f"project = {first_project(jira)['key']}"
    made = jira.post(HOOK, webhook(receiver, jql)).json()["webhookRegistrationResult"][0]
    ids = {"webhookIds": [made["createdWebhookId"]]}

    assert jira.call("PUT", f"{HOOK}/refresh", json=ids).json()["expirationDate"]
    assert jira.get(HOOK).json()["total"] == 1
    assert jira.call("DELETE", HOOK, json=ids).status_code == 202
    assert jira.get(HOOK).json()["total"] == 0
    create_issue(jira)
    assert receiver.received == []


def hook_of_calendly(receiver, **changes):
    return {
        "url": receiver.url,
        "events": ["invitee.created", "invitee.canceled"],
        "organization": NORTHWIND,
        "user": MARA,
        "scope": "user",
        "signing_key": "key-1",
    } | changes


def test_calendly_signs_with_the_key_it_was_given(calendly, receiver):
    assert calendly.post("webhook_subscriptions", hook_of_calendly(receiver)).status_code == 201
    assert calendly.post("webhook_subscriptions", hook_of_calendly(receiver)).status_code == 409

    calendly.post("invitees", BOOKING)

    [told] = receiver.wait_for(1)
    parts = dict(part.split("=") for part in told.headers["Calendly-Webhook-Signature"].split(","))
    signed = hmac.new(b"key-1", parts["t"].encode() + b"." + told.body, sha256).hexdigest()
    assert parts["v1"] == signed
    assert json.loads(told.body)["event"] == "invitee.created"


@pytest.mark.parametrize(
    ("changes", "status"),
    [({"user": TOMAS}, 403), ({"events": ["nothing"]}, 400), ({"url": "somewhere"}, 400)],
)
def test_calendly_refuses_a_strange_subscription(calendly, receiver, changes, status):
    body = hook_of_calendly(receiver, **changes)

    assert calendly.post("webhook_subscriptions", body).status_code == status


def test_calendly_wants_the_scope_of_webhooks(sandbox, receiver):
    client = CalendlyClient(sandbox).connect("mara")

    assert client.post("webhook_subscriptions", hook_of_calendly(receiver)).status_code == 403


def hook_of_pipedrive(receiver, **changes):
    return {
        "subscription_url": receiver.url,
        "event_action": "*",
        "event_object": "*",
        "version": "2.0",
        "http_auth_user": "me",
        "http_auth_password": "pass-1",
    } | changes


def test_pipedrive_brings_the_name_and_the_password_it_was_given(pipedrive, receiver):
    made = pipedrive.post("api/v1/webhooks", hook_of_pipedrive(receiver))
    assert made.status_code == 201
    assert "pass-1" not in made.text

    pipedrive.post("api/v2/deals", {"title": "Pier nine"})

    [told] = receiver.wait_for(1)
    expected = base64.b64encode(b"me:pass-1").decode()
    assert told.headers["Authorization"] == f"Basic {expected}"
    meta = json.loads(told.body)["meta"]
    assert (meta["action"], meta["entity"], meta["version"]) == ("create", "deal", "2.0")


@pytest.mark.parametrize("changes", [{"event_action": "added"}, {"subscription_url": ""}])
def test_pipedrive_refuses_a_strange_webhook(pipedrive, receiver, changes):
    body = hook_of_pipedrive(receiver, **changes)

    assert pipedrive.post("api/v1/webhooks", body).status_code == 400


def test_uninstalling_at_pipedrive_is_told_at_the_callback_of_the_app(pipedrive, sandbox):
    sandbox.control("revoke", provider="pipedrive", person="mara", tell=True)

    [told] = sandbox.control("deliveries?provider=pipedrive")["deliveries"]
    assert told["about"] == "uninstalled"
