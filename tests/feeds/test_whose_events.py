"""Who gets an event, and whose grant ends: those that its provider names, and nobody beside them."""

import json
from dataclasses import replace
from urllib.parse import urlencode

import pytest

from inbox.models import Arrival, InboxEvent
from integrations import feed_addresses
from providers.registry import find
from tests.factories import make_account, make_integration
from tests.feeds.samples import (
    discord_webhook,
    github_app,
    github_hooks,
    hubspot_webhook,
    linear_webhook,
    notion_webhook,
)
from tests.feeds.sending import Sender, work_off

pytestmark = pytest.mark.django_db

ORGANIZATION = linear_webhook.CREATED["organizationId"]
WORKSPACE = notion_webhook.CREATED["workspace_id"]
LONG = 10**9  # seconds
BOT = notion_webhook.CREATED["accessible_by"][1]["id"]


@pytest.fixture
def sender(client, monkeypatch):
    """Return a function that makes the sender of a sample."""

    def made(module, integration=None):
        for name, value in module.SAMPLE.environ.items():
            monkeypatch.setenv(name, value)
        return Sender(client, module.SAMPLE, integration)

    return made


@pytest.fixture
def connect(partner):
    """Return a function that connects an account as somebody, known by a name here."""

    def connected(slug, name, person, facts=None, **fields):
        account = make_account(partner, external_id=name)
        who = {"provider_user_id": person, "provider_data": facts or {}}
        integration = make_integration(account, slug, **who, **fields)
        feed_addresses.enter(integration, find(slug))
        return integration

    return connected


def told():
    rows = InboxEvent.objects.order_by("account__external_id", "type")
    return [(row.account.external_id, row.type) for row in rows]


def delivered(sending, body=None):
    answer = (
        sending.deliver() if body is None else sending.deliver_instead(json.dumps(body).encode())
    )
    assert answer.status_code < 300
    work_off()
    return sorted(Arrival.objects.values_list("status", flat=True))


def test_github_tells_the_owner_of_a_private_repository_and_not_who_opened_the_issue(
    sender, connect
):
    connect("github", "owner", "5021377")
    connect("github", "who-opened-it", "583231")
    connect("github", "somebody-else", "1")

    assert delivered(sender(github_app)) == ["done"]
    assert told() == [("owner", "issue.opened")]


def test_githubs_event_of_an_organisation_is_parked(sender, connect):
    connect("github", "who-opened-it", "583231")
    owner = github_app.OPENED["repository"]["owner"] | {"id": 99, "type": "Organization"}
    body = github_app.OPENED | {"repository": {**github_app.OPENED["repository"], "owner": owner}}

    assert delivered(sender(github_app), body) == ["parked"]
    assert told() == []


def test_githubs_own_address_tells_whoever_pasted_it_once_that_is_switched_on(
    sender, connect, monkeypatch
):
    pasted = connect("github", "who-pasted-it", "583231")
    connect("github", "owner", "5021377")
    monkeypatch.setattr("inbox.feeds.attributing.is_on", lambda *_: True)

    assert delivered(sender(github_hooks, pasted)) == ["done"]
    assert told() == [("who-pasted-it", "issue.opened")]


def test_githubs_own_address_takes_the_form_that_its_settings_offer_first(
    client, sender, connect, monkeypatch
):
    pasted = connect("github", "who-pasted-it", "583231")
    monkeypatch.setattr("inbox.feeds.attributing.is_on", lambda *_: True)
    sending = sender(github_hooks, pasted)
    form = urlencode({"payload": json.dumps(github_app.OPENED)}).encode()
    made = replace(sending.sending(), body=form)
    headers = github_hooks.SAMPLE.headers(made)

    kind = "application/x-www-form-urlencoded"
    answer = client.generic("POST", sending.path, form, content_type=kind, headers=headers)
    work_off()

    assert answer.status_code == 200
    assert told() == [("who-pasted-it", "issue.opened")]


def test_linear_tells_those_of_the_workspace_who_see_the_team(sender, connect, upstream):
    connect("linear", "in-the-team", f"{ORGANIZATION}:1", access_token="sees")
    connect("linear", "in-another", f"{ORGANIZATION}:2", access_token="sees-not")
    connect("linear", "elsewhere", "another-workspace:1", access_token="sees")

    def answer(request):
        nodes = [{"id": "t"}] if request.headers["Authorization"] == "Bearer sees" else []
        return 200, {}, json.dumps({"data": {"teams": {"nodes": nodes}}})

    upstream.add_callback("POST", "https://api.linear.app/graphql", answer)

    assert delivered(sender(linear_webhook)) == ["done"]
    assert told() == [("in-the-team", "issue.created")]


# promise 53
def test_linear_ends_the_grant_of_the_person_who_revoked_it(sender, connect):
    gone = connect("linear", "gone", f"{ORGANIZATION}:1")
    stays = connect("linear", "stays", f"{ORGANIZATION}:2")
    sending = sender(linear_webhook)
    revoked = {
        "type": "OAuthAuthorization",
        "action": "revoked",
        "organizationId": ORGANIZATION,
        "userId": "1",
        "activeTokensForUser": 0,
        "webhookTimestamp": int(sending.sending().at * 1000),
    }

    assert delivered(sending, revoked) == ["done"]
    assert [statuses(each) for each in (gone, stays)] == ["revoked", "active"]


def test_notion_tells_the_connections_whose_bot_sees_the_page(sender, connect, upstream):
    connect("notion", "sees-it", "a", {"bot_id": BOT, "workspace_id": WORKSPACE})
    connect("notion", "sees-it-not", "b", {"bot_id": "f" * 32, "workspace_id": WORKSPACE})
    page = notion_webhook.CREATED["entity"]["id"]
    upstream.get(f"https://api.notion.com/v1/pages/{page}", json={"object": "page"})

    assert delivered(sender(notion_webhook)) == ["done"]
    assert told() == [("sees-it", "page.created")]


def test_hubspot_tells_each_portal_its_own(sender, connect):
    connect("hubspot", "first", "48120915")
    connect("hubspot", "second", "777")

    assert delivered(sender(hubspot_webhook)) == ["done", "done"]
    assert told() == [("first", "contact.created"), ("second", "deal.updated")]


# promise 53
def test_discord_ends_the_grant_of_the_person_who_revoked_it(sender, connect):
    gone = connect("discord", "gone", "1180000000000000011", obtained_ago=LONG)
    stays = connect("discord", "stays", "1180000000000000012", obtained_ago=LONG)

    assert delivered(sender(discord_webhook)) == ["done"]
    assert [statuses(each) for each in (gone, stays)] == ["revoked", "active"]


# promise 53
def test_a_grant_given_after_somebody_revoked_the_one_before_stays(sender, connect):
    again = connect("discord", "again", "1180000000000000011")
    body = json.loads(json.dumps(discord_webhook.REVOKED))
    body["event"]["timestamp"] = "2020-11-20T14:42:53.064834"

    assert delivered(sender(discord_webhook), body) == ["done"]
    assert statuses(again) == "active"


def statuses(integration):
    integration.refresh_from_db()
    return integration.status
