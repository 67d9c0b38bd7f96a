"""Names of tools in the apps API."""

import pytest

from providers.actions import action_in, actions, actions_of, find_action, names_of
from providers.registry import tools
from providers.toolkits import curated, find_toolkit, toolkits

# As public clients know them.
KNOWN = {
    "GMAIL_SEND_EMAIL": "gmail_send_message",
    "GMAIL_FETCH_EMAILS": "gmail_list_messages",
    "GMAIL_CREATE_EMAIL_DRAFT": "gmail_create_draft",
    "SLACK_SEND_MESSAGE": "slack_send_message",
    "SLACK_FETCH_CONVERSATION_HISTORY": "slack_get_channel_messages",
    "SLACK_LIST_CHANNELS": "slack_list_channels",
    "GOOGLECALENDAR_EVENTS_LIST": "calendar_list_events",
    "GOOGLECALENDAR_LIST_CALENDARS": "calendar_list_calendars",
    "GITHUB_CREATE_AN_ISSUE": "github_create_issue",
    "GITHUB_CREATE_ISSUE": "github_create_issue",
    "NOTION_CREATE_PAGE": "notion_create_page",
    "NOTION_SEARCH_NOTION_PAGE": "notion_search_pages",
    "GOOGLEDRIVE_UPLOAD_FILE": "drive_upload_file",
    "GOOGLEDRIVE_DOWNLOAD_FILE": "drive_get_file_content",
}


@pytest.mark.parametrize(("name", "tool"), KNOWN.items())
def test_names_that_public_clients_use_lead_to_the_tool(name, tool):
    assert find_action(name).offer.tool.name == tool
    assert find_action(name.lower()).offer.tool.name == tool


@pytest.mark.parametrize("tool", sorted(tools()))
def test_every_tool_has_one_listed_name_and_is_found_by_its_own(tool):
    listed = [
        a for kit in toolkits().values() for a in actions_of(kit) if a.offer.tool.name == tool
    ]

    assert len(listed) == 1
    assert find_action(listed[0].name).offer.tool.name == tool
    assert find_action(tool).offer.tool.name == tool
    assert listed[0].name.startswith(listed[0].toolkit.slug.replace("-", "").upper() + "_")
    assert len(listed[0].name) <= 64


def test_no_name_leads_to_two_tools():
    every = [
        (name, action.offer.tool.name)
        for kit in toolkits().values()
        for action in actions_of(kit)
        for name in names_of(kit, action.offer)
    ]

    assert len(every) == len({name for name, _ in every}) == len(actions())


def test_words_for_provider_and_service_are_no_part_of_an_action():
    offer = tools()["microsoft_drive_list_files"]

    assert action_in(offer, "microsoft_drive_list_files") == "LIST_FILES"
    assert action_in(offer, "onedrive_list_files") == "LIST_FILES"
    assert action_in(tools()["gmail_send_message"], "gmail") == "GMAIL"


def test_every_tool_belongs_to_exactly_one_toolkit():
    offered = [offer.tool.name for kit in toolkits().values() for offer in kit.offers]

    assert sorted(offered) == sorted(tools())


def test_the_curated_toolkits_exist_under_their_names():
    assert [kit.name for kit in curated()] == [
        "Gmail",
        "Google Calendar",
        "Slack",
        "Google Sheets",
        "Notion",
        "GitHub",
        "HubSpot",
        "Outlook",
        "Google Drive",
        "Discord",
    ]
    assert find_toolkit("one-drive").name == "OneDrive"
    assert find_toolkit("drive") is None
