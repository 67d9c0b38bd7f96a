"""GET /skills: the document that two public clients take apart, each in its own way."""

import re

import pytest

from accounts.models import ConnectedAccount
from billing.models import UsageRecord
from providers.own import OWN
from providers.registry import providers, tools
from tests.conftest import Api
from tests.contract.shapes import explained
from tests.factories import make_account, make_integration, make_key, make_partner, make_user
from tests.tools_catalog.skills_readers import first_reader, second_reader, second_reader_finds

SKILLS = "/api/v1/skills"
SOME = ["google", "slack"]


@pytest.fixture
def account(partner):
    return make_account(partner, "u")


def connected(account, slugs):
    """Connect providers, as far as a connection can be used: with every kind of token."""
    for slug in slugs:
        integration = make_integration(account, slug)
        kinds = {p.token for s in providers()[slug].services for p in s.permissions} - {"main"}
        for kind in kinds:
            integration.tokens.create(kind=kind, client=integration.tokens.get(kind="main").client)


@pytest.fixture(params=[[], SOME, list(providers())], ids=["none", "some", "all"])
def slugs(request):
    return request.param


@pytest.fixture
def text(api, account, slugs, monkeypatch):
    monkeypatch.setenv("PROVIDER_DISCORD_BOT_TOKEN", "the-apps-own")
    connected(account, slugs)
    return text_of(api.acting_for("u"))


def text_of(api):
    response = api.get(SKILLS)
    assert response.status_code == 200, response.content
    return response.content.decode()


def names_in(text):
    return set(re.findall(r"^## (\w+)$", text, re.MULTILINE))


def services(slugs):
    """Return the services of providers, and our own, which are always there."""
    parts = [*(providers()[slug] for slug in slugs), *OWN]
    return [service for part in parts for service in part.services]


def test_is_markdown_and_in_no_envelope(api):
    response = api.get(SKILLS)

    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    assert response.content.startswith(
        b"---\nname: supyagent-skills\n"
        b"description: Call the services that are connected to this account over HTTP.\n---\n\n"
        b"# Supyagent Skills\n\n"
    )
    assert "X-RateLimit-Limit" in response


def test_the_first_reader_gets_front_matter_preamble_and_a_section_for_each_service(text, slugs):
    read = first_reader(text)

    assert read.front_matter == {
        "name": "supyagent-skills",
        "description": "Call the services that are connected to this account over HTTP.",
    }
    assert read.preamble.startswith("# Supyagent Skills\n")
    assert len(read.sections) == len(services(slugs))
    assert "Unknown" not in read.sections


def test_the_second_reader_gets_the_same_sections_and_no_preamble(text):
    assert second_reader(text) == first_reader(text).sections


def test_a_section_begins_with_its_only_heading_of_the_first_level(text):
    for section in first_reader(text).sections.values():
        lines = section.split("\n")

        assert lines[0].startswith("# ")
        assert not [line for line in lines[1:] if line.startswith("# ") or line.strip() == "---"]


def test_every_tool_of_what_is_connected_stands_in_it_once(text, slugs):
    found = re.findall(r"^## (\w+)$", text, re.MULTILINE)

    assert found == [t.name for service in services(slugs) for t in service.tools]


def test_lines_end_in_one_way_and_the_text_ends_in_one_line_feed(text):
    assert not re.search(r"[\r\v\f\x85\u2028\u2029]", text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_a_tool_shows_its_route_its_parameters_and_an_example(api, account):
    connected(account, ["google"])

    section = first_reader(text_of(api.acting_for("u"))).sections["Google Workspace (Gmail)"]

    tool = section[
        section.index("## gmail_get_message\n") : section.index("## gmail_send_message\n")
    ]
    assert tool.startswith(
        "## gmail_get_message\n\n" + tools()["gmail_get_message"].tool.description
    )
    assert "\n`GET /api/v1/gmail/messages/{messageId}`\n" in tool
    assert "\n| `messageId` | string | yes |" in tool
    assert re.search(r'```sh\ncurl "http://testserver/api/v1/gmail/messages/\w+" \\\n', tool)


@pytest.mark.parametrize(
    ("typed", "headings"),
    [
        ("slack", ["Slack"]),
        ("twitter", ["Twitter/X"]),
        (
            "microsoft",
            [
                "Microsoft 365 (Outlook Mail)",
                "Microsoft 365 (Outlook Calendar)",
                "Microsoft 365 (OneDrive)",
                "Microsoft 365 (Microsoft Profile)",
            ],
        ),
        (
            "google",
            [
                "Google Workspace (Gmail)",
                "Google Workspace (Google Calendar)",
                "Google Workspace (Google Drive)",
                "Google Workspace (Google Sheets)",
                "Google Workspace (Google Docs)",
                "Google Workspace (Google Slides)",
            ],
        ),
    ],
)
def test_the_second_reader_finds_what_people_type(api, account, typed, headings):
    connected(account, providers())

    assert second_reader_finds(second_reader(text_of(api.acting_for("u"))), typed) == headings


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("Gmail", "Google Workspace (Gmail)"),
        ("calendar", "Google Workspace (Google Calendar)"),
        ("Slack", "Slack"),
        ("outlook mail", "Microsoft 365 (Outlook Mail)"),
    ],
)
def test_the_first_reader_finds_a_service_by_part_of_its_name(api, account, asked, heading):
    connected(account, providers())

    assert first_reader(text_of(api.acting_for("u"))).find(asked) == heading


# promise 120
def test_only_tools_that_a_call_would_get_through_with_are_shown(api, account):
    google = make_integration(account, "google", enabled=["gmail.read", "drive.read"])
    google.permissions.filter(permission="drive.read").update(is_enabled=False)
    make_integration(account, "github", status="expired")
    make_integration(account, "notion").permissions.update(is_granted=False)
    make_integration(account, "linear").tokens.update(status="revoked")
    make_integration(account, "hubspot", expires_in=-1)
    make_integration(account, "jira", expires_in=-1, refresh_token="r")

    text = text_of(api.acting_for("u"))

    readers = {t.name for o in tools().values() if (t := o.tool).permission == "gmail.read"}
    jira = {t.name for service in services(["jira"]) for t in service.tools}
    assert names_in(text) == readers | jira


def test_each_caller_gets_their_own_and_may_not_share_a_copy(api, partner, account):
    connected(account, ["slack"])
    connected(make_account(partner, "v"), ["github"])
    connected(ConnectedAccount.objects.own_of(partner.user), ["notion"])
    personal = Api(make_key(partner, "personal"))

    found = [list(second_reader(text_of(each))) for each in callers(api, personal)]

    assert [of_providers for *of_providers, inbox in found] == [
        ["Slack"],
        ["GitHub"],
        [],
        ["Notion"],
        ["Slack"],
        ["Slack"],
    ]
    assert {inbox for *_, inbox in found} == {"AI Inbox"}
    assert api.get(SKILLS)["Cache-Control"] == "private, no-store"
    assert set(api.get(SKILLS)["Vary"].split(", ")) >= {"Authorization", "X-Account-Id"}


def callers(api, personal):
    return (
        api.acting_for("u"),
        api.acting_for("v"),
        api,
        personal,
        personal.acting_for("u"),
        api.acting_for("u"),
    )


def test_examples_name_an_account_only_for_who_names_one(api, partner, account):
    connected(account, ["slack"])
    connected(ConnectedAccount.objects.own_of(partner.user), ["slack"])

    assert "X-Account-Id: $PATCHBAY_ACCOUNT" in text_of(api.acting_for("u"))
    assert "X-Account-Id" not in text_of(Api(make_key(partner, "personal")))


def test_the_call_is_logged_under_the_account_it_acts_for(api, account):
    text_of(api.acting_for("u"))
    text_of(api)

    logged = UsageRecord.objects.order_by("pk").values_list("route", "account_id", "counted")
    assert list(logged) == [(SKILLS, account.pk, True), (SKILLS, None, True)]


def test_another_partners_account_is_404_in_json(api):
    connected(make_account(make_partner(), "theirs"), ["slack"])

    response = api.acting_for("theirs").get(SKILLS)

    assert (response.status_code, response["Content-Type"]) == (404, "application/json")
    assert response.json()["error_code"] == "ACCOUNT_NOT_FOUND"


def test_needs_a_key_and_its_scope(db):
    key = make_key(make_user(), "personal", scopes=["jobs:read"])

    stranger, narrow = Api().get(SKILLS), Api(key).get(SKILLS)

    assert (stranger.status_code, stranger.json()["error_code"]) == (401, "AUTH_REQUIRED")
    said = explained("PERMISSION_DENIED", required_scope="tools:read")
    assert (narrow.status_code, narrow.json()["details"]) == (403, said)


def test_a_key_never_stands_in_it(api, account):
    connected(account, providers())

    assert "sk_live_" not in text_of(api.acting_for("u"))


def test_takes_as_many_statements_for_all_as_for_one(api, account, django_assert_max_num_queries):
    caller = api.acting_for("u")
    connected(account, ["slack"])
    caller.get(SKILLS)
    with django_assert_max_num_queries(40) as one:
        caller.get(SKILLS)
    connected(account, ["google", "github", "notion"])

    with django_assert_max_num_queries(40) as many:
        caller.get(SKILLS)

    assert len(many) == len(one)
