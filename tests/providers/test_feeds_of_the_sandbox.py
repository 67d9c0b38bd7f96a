"""Something happens at the sandbox: its webhook tells our server over HTTP, and the inbox shows it."""

import time

import pytest

from inbox.models import Arrival
from integrations.models import Integration
from tests.feeds.sending import work_off
from tests.providers.test_examples import permissions_of

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 20  # seconds
REPOSITORY = "mara-lindqvist/field-notes"
HANDBOOK = "a1000000-0000-4000-8000-000000000001"
INES = {"email": "ines@harbour.example", "firstname": "Ines", "lastname": "Duarte"}


@pytest.fixture
def listening(caller, sandbox, live_server, settings):
    """Let a provider's deliveries come to the server; nothing else is set for them."""

    def listen(slug):
        caller.connect(slug, scopes=permissions_of(slug))
        settings.PUBLIC_URL = live_server.url
        url = f"{live_server.url}/api/v1/webhooks/{slug}"
        sandbox.control("webhooks", provider=slug, url=url, secret=sandbox.client_secret)
        return caller

    return listen


def arrived(number=1):
    """Wait for deliveries, and work them off as the worker does."""
    deadline = time.monotonic() + PATIENCE
    while Arrival.objects.count() < number and time.monotonic() < deadline:
        time.sleep(0.05)
    work_off()
    return list(Arrival.objects.order_by("id").values_list("type", "status"))


def inbox(caller):
    events = caller.get("inbox").json()["events"]
    return [(event["type"], event["summary"]) for event in events]


CASES = {
    "github": (
        (f"github/repos/{REPOSITORY}/issues", {"title": "Leak in the hull"}),
        "issue.opened",
        f"mara-lindqvist opened issue #{{}} in {REPOSITORY}: Leak in the hull",
    ),
    "linear": (
        ("linear/issues", {"teamId": "ENG", "title": "Retry the export"}),
        "issue.created",
        "Mara Lindqvist created {}: Retry the export",
    ),
    "notion": (
        ("notion/pages", {"parent_id": HANDBOOK, "title": "Launch plan"}),
        "page.created",
        "A page was created in Notion: Launch plan",
    ),
    "hubspot": (
        ("hubspot/contacts", {"properties": INES}),
        "contact.created",
        "Contact {} was created in HubSpot",
    ),
}


# promise 111
@pytest.mark.parametrize("slug", CASES)
def test_what_happens_is_shown_in_the_inbox(listening, slug):
    (path, order), type_, summary = CASES[slug]
    caller = listening(slug)

    made = caller.post(path, **order).json()["data"]

    assert arrived() == [(type_, "done")]
    named = next(made[name] for name in ("identifier", "number", "id") if name in made)
    assert inbox(caller) == [(type_, summary.format(named))]


def test_a_comment_and_a_merge_are_told_as_well(listening):
    caller = listening("github")
    issue = caller.post(f"github/repos/{REPOSITORY}/issues", title="Leak").json()["data"]
    place = f"github/repos/{REPOSITORY}/issues/{issue['number']}"

    caller.post(f"{place}/comments", body="Soon.")
    caller.send("patch", place, {"state": "closed"})

    assert sorted(arrived(3)) == [
        ("comment.created", "done"),
        ("issue.closed", "done"),
        ("issue.opened", "done"),
    ]


# promise 53
@pytest.mark.parametrize("slug", ["github", "linear"])
def test_a_grant_that_a_person_revokes_there_is_revoked_here(listening, sandbox, slug):
    listening(slug)

    sandbox.control("revoke", provider=slug, person="mara", tell=True)

    assert arrived() == [("authorization.revoked", "done")]
    assert Integration.objects.get().status == "revoked"


# promise 53
def test_what_another_person_revokes_ends_nothing_of_ours(listening, sandbox):
    listening("github")

    sandbox.control("revoke", provider="github", person="tomas", tell=True)

    assert arrived() == [("authorization.revoked", "parked")]
    assert Integration.objects.get().status == "active"


# promise 111
def test_a_webhook_that_signs_with_another_secret_tells_us_nothing(listening, sandbox, live_server):
    caller = listening("github")
    url = f"{live_server.url}/api/v1/webhooks/github"
    sandbox.control("webhooks", provider="github", url=url, secret="of somebody else")

    caller.post(f"github/repos/{REPOSITORY}/issues", title="Leak")

    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        [sent] = sandbox.control("deliveries")["deliveries"]
        if sent["status"]:
            break
        time.sleep(0.05)
    assert sent["status"] == 401
    assert not Arrival.objects.exists()


# promise 111
def test_a_reaction_in_slack_is_shown_and_our_own_message_is_not(listening, sandbox):
    caller = listening("slack")
    channel = caller.get("slack/channels").json()["data"]["channels"][0]["id"]

    made = caller.post("slack/messages", channel=channel, text="Launch at ten").json()["data"]
    reacted = caller.post(f"slack/messages/{made['ts']}/reactions", channel=channel, name="tada")

    assert reacted.status_code == 200
    assert arrived() == [("reaction.added", "done")]
    assert inbox(caller) == [("reaction.added", "U04PATCHBAY reacted with :tada:")]
    assert [one["about"] for one in sandbox.control("deliveries")["deliveries"]] == [
        "message",
        "reaction_added",
    ]


# promise 53
def test_tokens_that_slack_revokes_are_revoked_here(listening, sandbox):
    listening("slack")

    sandbox.control("revoke", provider="slack", person="mara", tell=True)

    assert arrived(2) == [("slack.tokens_revoked", "done")] * 2
    integration = Integration.objects.get()
    assert integration.status == "revoked"
    assert set(integration.tokens.values_list("status", flat=True)) == {"revoked"}
