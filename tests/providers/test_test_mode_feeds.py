"""What happens at the sandbox reaches test accounts: an inbox event and a signed webhook, on a server with real apps."""

import json
import time

import pytest

from inbox.models import Arrival, InboxEvent
from inbox.webhooks.checking import explain
from integrations.models import FeedAddress
from tests.conftest import Api
from tests.factories import make_account, make_endpoint, make_integration, make_key
from tests.feeds.sending import work_off
from tests.providers.subscribing import look_after, row, switch
from tests.providers.test_examples import permissions_of
from tests.providers.test_feeds_of_the_sandbox import CASES, REPOSITORY
from tests.sandbox_process import consent
from tests.webhooks.conftest import deliver, receiver  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 20  # seconds
ISSUES = f"/api/v1/github/repos/{REPOSITORY}/issues"
MEETING = {
    "summary": "Launch review",
    "start": {"dateTime": "2030-03-01T10:00:00Z"},
    "end": {"dateTime": "2030-03-01T11:00:00Z"},
}


@pytest.fixture
def ci(real, partner, sandbox_process, live_server, settings):
    """Connect a test account with a test key, and let the sandbox deliver to a server that listens."""
    api = Api(make_key(partner, live=False))
    account = api.post_json("/api/v1/accounts", {"external_id": "ci"}).json()["data"]["id"]

    def connected(slug, scopes=None):
        asked = {"provider": slug, "redirect_url": "https://app.example/done"}
        asked |= {"scopes": scopes or permissions_of(slug)}
        answer = api.post_json(f"/api/v1/accounts/{account}/connect", asked).json()
        assert "status=success" in Api().get(consent(answer["data"]["connect_url"]))["Location"]
        settings.PUBLIC_URL = live_server.url
        url = f"{live_server.url}/api/v1/webhooks/{slug}/sandbox"
        secret = sandbox_process.client_secret
        sandbox_process.control("webhooks", provider=slug, url=url, secret=secret)
        return api.acting_for("ci")

    return connected


def arrived(number=1):
    """Wait for deliveries, and work them off as the worker does."""
    deadline = time.monotonic() + PATIENCE
    while Arrival.objects.count() < number and time.monotonic() < deadline:
        time.sleep(0.05)
    work_off()
    return list(Arrival.objects.values_list("status", "is_of_sandbox"))


def inbox(api):
    return [event["type"] for event in api.get("/api/v1/inbox").json()["events"]]


# promises 71, 111
@pytest.mark.parametrize("slug", CASES)
def test_what_happens_at_the_sandbox_is_in_the_inbox_of_a_test_account(ci, real, slug):
    (path, order), type_, _ = CASES[slug]
    api = ci(slug)

    made = api.post_json(f"/api/v1/{path}", order)

    assert made.status_code == 200
    assert arrived() == [("done", True)]
    assert inbox(api) == [type_]
    assert real.came == 0


# promises 71, 105
def test_a_test_endpoint_is_told_of_it_signed_and_a_live_one_is_not(ci, partner, receiver):  # noqa: F811
    mine = make_endpoint(partner, f"{receiver.url}/test", live=False)
    make_endpoint(partner, f"{receiver.url}/live")

    ci("github").post_json(ISSUES, {"title": "Leak in the hull"})
    arrived()
    deliver()

    told = [each for each in receiver.got if json.loads(each.body)["type"] == "inbox.event"]
    assert [each.path for each in told] == ["/test"]
    headers = "\n".join(f"{name}: {value}" for name, value in told[0].headers.items())
    assert explain(mine, headers, told[0].body).fits
    assert json.loads(told[0].body)["data"]["account_id"] == "ci"


# promise 71
def test_a_live_account_of_the_same_name_at_the_provider_hears_nothing(ci, partner):
    api = ci("github")
    live = make_integration(make_account(partner, "live"), "github")
    for known in FeedAddress.objects.all():
        FeedAddress.objects.create(integration=live, provider="github", address=known.address)

    api.post_json(ISSUES, {"title": "Leak"})

    assert arrived() == [("done", True)]
    assert set(InboxEvent.objects.values_list("account__live", flat=True)) == {False}


# promise 53
def test_a_grant_that_ends_at_the_sandbox_ends_no_live_one(ci, partner, sandbox_process):
    api = ci("github")
    live = make_integration(make_account(partner, "live"), "github")
    for known in FeedAddress.objects.all():
        FeedAddress.objects.create(integration=live, provider="github", address=known.address)

    sandbox_process.control("revoke", provider="github", person="mara", tell=True)

    assert arrived() == [("done", True)]
    live.refresh_from_db()
    assert live.status == "active"
    assert api.get("/api/v1/github/user").status_code == 401


CALENDAR = ["calendar.read", "calendar.manage"]
MAIL = ["gmail.read", "gmail.send"]
JIRA = ["jira.read", "jira.write", "jira.webhooks"]
ISSUE = {"project": "HAR", "summary": "Lights flicker", "type": "Bug"}
LETTER = {"to": "mara@northwind.example", "subject": "To myself", "body": "Tomorrow at ten."}
ASKED_FOR = (
    ("google", "calendar", CALENDAR, ("calendar/events", MEETING), "calendar.event_created"),
    ("jira", "issues", JIRA, ("jira/issues", ISSUE), "issue.created"),
)


# promises 71, 112
@pytest.mark.parametrize(
    ("slug", "feed", "scopes", "done", "type_"), ASKED_FOR, ids=["calendar", "issues"]
)
def test_what_is_asked_for_is_asked_of_the_sandbox(ci, real, slug, feed, scopes, done, type_):
    path, order = done
    api = ci(slug, scopes)
    switch(slug, feed)
    look_after(slug)
    assert (row().status, row().problem) == ("active", "")

    made = api.post_json(f"/api/v1/{path}", order)

    assert made.status_code == 200, made.json()
    assert arrived() == [("done", True)]
    assert inbox(api) == [type_]
    assert real.came == 0


# promises 71, 112
def test_a_push_about_mail_is_proven_by_the_sandboxs_keys(ci, real):
    api = ci("google", MAIL)
    switch("google", "mail")
    look_after("google")

    assert api.post_json("/api/v1/gmail/messages/send", LETTER).status_code == 200

    assert arrived() == [("done", True)]
    assert real.came == 0
