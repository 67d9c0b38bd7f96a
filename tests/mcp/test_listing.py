"""What a list of tools shows: what the key may call and the account has connected."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator

from providers.registry import offered, own_tools, tools
from tests.factories import make_account, make_integration, make_key, make_token
from tests.mcp.conftest import NEWEST, Agent
from tools_catalog.mcp.annotations import annotations_of
from tools_catalog.mcp.documents import document_of
from tools_catalog.mcp.listing import AT_MOST

META = ["search_tools", "describe_tool", "call_tool"]


def of(*slugs):
    """Return the tools of providers as they are listed, with our own, which are always there."""
    return [
        name
        for name, offer in offered().items()
        if (offer.provider.slug in slugs or offer.is_own) and not offer.tool.raw_upload
    ]


def test_what_is_connected_and_nothing_else(agent, account, partner):
    make_integration(account, "github")
    make_integration(account, "slack", status="expired")
    make_integration(make_account(partner, "other"), "notion")

    assert agent.names() == of("github")


def test_as_the_protocol_shows_a_tool(agent, github):
    shown = agent.result("tools/list")["tools"][of("github").index("github_update_issue")]

    assert shown["name"] == "github_update_issue"
    assert shown["title"] == "GitHub: Update issue"
    assert shown["description"] == tools()["github_update_issue"].tool.description
    assert shown["inputSchema"]["required"] == ["owner", "repo", "issue_number"]
    assert shown["annotations"] == {
        "title": "GitHub: Update issue",
        "readOnlyHint": False,
        "destructiveHint": True,
        "idempotentHint": True,
        "openWorldHint": True,
    }


def test_nothing_of_a_provider_without_an_account(api, github):
    assert Agent(api.key).names() == list(own_tools())


def test_only_what_the_key_may_call(partner, account):
    for slug in ("github", "notion", "linear"):
        make_integration(account, slug)
    key = make_key(partner, scopes=["tools:read", "proxy:linear", "proxy:notion"])

    assert Agent(key, account.external_id).names() == [
        name for name in of("linear", "notion") if name in tools()
    ]


def test_only_permissions_that_are_on(agent, github):
    github.permissions.exclude(permission="github.read").update(is_enabled=False)

    listed = agent.names()

    assert listed
    permissions = {offered()[name].tool.permission for name in listed}
    assert permissions == {"github.read", "inbox.read", "inbox.write"}


def test_too_many_are_found_instead(agent, account):
    for slug in ("microsoft", "linkedin"):
        make_integration(account, slug)
    assert agent.names() == of("linkedin", "microsoft")
    assert len(of("linkedin", "microsoft")) <= AT_MOST < len(of("microsoft", "github"))

    make_integration(account, "github")

    assert agent.names() == META


@pytest.mark.parametrize("version", ["2025-11-25", NEWEST])
def test_all_of_them_page_by_page(agent, account, version):
    agent.version = version
    for slug in ("google", "github", "slack", "microsoft"):
        make_integration(account, slug)
        make_token_of_every_kind(account, slug)

    pages = agent.result("tools/list", query="?mode=all")

    assert len(pages["tools"]) == 50
    assert agent.names("?mode=all") == of("google", "github", "slack", "microsoft")


def make_token_of_every_kind(account, slug):
    kinds = {o.permission.token for o in tools().values() if o.provider.slug == slug} - {"main"}
    for kind in kinds:
        make_token(account.integrations.get(provider=slug), kind=kind)


def test_search_first_when_it_is_asked_for(agent, github):
    assert agent.names("?mode=search") == META
    assert agent.names("?mode=auto") == of("github")


def test_a_mode_that_is_none_is_told_at_once(agent):
    for method in ("initialize", "tools/list"):
        told = agent.say(method, {"protocolVersion": "2025-11-25"}, query="?mode=some").json()
        assert (told["error"]["code"], told["error"]["data"]["details"]["fields"]) == (
            -32602,
            {"mode": ["Must be one of auto, search, all."]},
        )


@pytest.mark.parametrize("cursor", ["nowhere", "", 7, {"a": 1}, "\u2028", "drive_upload_content"])
def test_a_cursor_of_no_list(agent, github, cursor):
    answer = agent.say("tools/list", {"cursor": cursor}).json()

    assert ("result" in answer) == (cursor == "")
    assert cursor == "" or answer["error"]["code"] == -32602


@pytest.mark.parametrize("many", [0, 5])
def test_two_statements_beside_those_of_every_call(agent, github, account, partner, many):
    for number in range(many):
        make_integration(make_account(partner, f"other-{number}"))
    agent.names()

    with CaptureQueriesContext(connection) as queries:
        agent.names()

    asked = [query["sql"].split()[0] for query in queries]
    assert asked == ["SELECT", "SELECT", "SELECT", "SELECT", "INSERT"]


def test_every_tool_is_shown_with_a_schema_and_hints():
    wrong = []
    for name, offer in tools().items():
        shown = document_of(offer)
        Draft202012Validator.check_schema(shown["inputSchema"])
        hints = shown["annotations"]
        if shown["inputSchema"]["type"] != "object" or not shown["title"]:
            wrong.append(name)
        if hints["readOnlyHint"] and hints["destructiveHint"]:
            wrong.append(f"{name}: reads and destroys")
        if offer.tool.raw_when and offer.tool.raw_when[0] in shown["inputSchema"]["properties"]:
            wrong.append(f"{name}: offers raw bytes")

    assert wrong == []


ADDING = """
calendly_create_scheduling_link calendly_book_event calendly_mark_no_show discord_send_message discord_add_reaction
github_create_issue github_create_comment github_create_pull gmail_send_message gmail_create_draft
calendar_create_event drive_upload_file drive_share_file sheets_create_spreadsheet sheets_append_values
docs_create_document docs_insert_text slides_create_presentation hubspot_create_contact hubspot_create_company
hubspot_create_deal hubspot_create_note jira_create_issue jira_add_comment linear_create_issue linear_create_comment
linkedin_create_post linkedin_create_comment linkedin_react linkedin_upload_image microsoft_mail_send_message
microsoft_mail_reply_message microsoft_calendar_create_event notion_create_page notion_append_blocks
notion_create_database notion_create_comment pipedrive_create_deal pipedrive_create_person
pipedrive_create_organization pipedrive_create_activity pipedrive_create_lead pipedrive_add_note
salesforce_create_record slack_open_dm slack_send_message slack_add_reaction twitter_create_tweet twitter_like_tweet
twitter_retweet twitter_send_dm
"""


def test_which_writes_only_add():
    """Looked at one by one: all other writes can overwrite or take away. A new tool has to be looked at too."""
    hints = {name: annotations_of(offer) for name, offer in tools().items()}

    adding = [n for n, h in hints.items() if not h["readOnlyHint"] and not h["destructiveHint"]]

    assert sorted(adding) == sorted(ADDING.split())


def test_what_deletes_destroys_and_may_be_repeated():
    deleting = {n: o for n, o in tools().items() if o.tool.route.startswith("DELETE ")}
    hints = [annotations_of(offer) for offer in deleting.values()]

    assert len(deleting) > 10
    assert all(h["destructiveHint"] and h["idempotentHint"] for h in hints)


def test_the_introduction_says_why_a_partners_key_alone_is_shown_nothing(api, github):
    greeting = Agent(api.key).result("initialize", {"protocolVersion": "2025-11-25"})

    assert "the header X-Account-Id, and none without it" in greeting["instructions"]
