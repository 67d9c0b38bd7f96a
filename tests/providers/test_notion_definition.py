"""Facts about Notion that other systems rely on, so that they do not change unnoticed."""

import pytest

from providers import registry

NOTION = registry.find("notion")
TOOLS = {tool.name: tool for tool in NOTION.services[0].tools}

CALLS = {
    "notion_list_pages": ("GET notion/pages", "POST /search"),
    "notion_get_page": ("GET notion/pages/{pageId}", "GET /pages/{page_id}"),
    "notion_create_page": ("POST notion/pages", "POST /pages"),
    "notion_update_page": ("PATCH notion/pages/{pageId}", "PATCH /pages/{page_id}"),
    "notion_get_page_content": (
        "GET notion/pages/{pageId}/blocks",
        "GET /blocks/{block_id}/children",
    ),
    "notion_append_blocks": (
        "POST notion/pages/{pageId}/blocks",
        "PATCH /blocks/{block_id}/children",
    ),
    "notion_get_database": ("GET notion/databases/{databaseId}", "GET /databases/{database_id}"),
    "notion_query_database": (
        "POST notion/databases/{databaseId}/query",
        "POST /data_sources/{data_source_id}/query",
    ),
    "notion_create_database": ("POST notion/databases", "POST /databases"),
    "notion_search_pages": ("POST notion/search", "POST /search"),
    "notion_list_comments": ("GET notion/pages/{pageId}/comments", "GET /comments"),
    "notion_create_comment": ("POST notion/pages/{pageId}/comments", "POST /comments"),
    "notion_list_users": ("GET notion/users", "GET /users"),
}
PERMISSIONS = {
    "notion.pages.read": {
        "notion_list_pages",
        "notion_get_page",
        "notion_get_page_content",
        "notion_list_comments",
        "notion_list_users",
    },
    "notion.pages.write": {
        "notion_create_page",
        "notion_update_page",
        "notion_append_blocks",
        "notion_create_comment",
    },
    "notion.databases.read": {"notion_get_database", "notion_query_database"},
    "notion.databases.write": {"notion_create_database"},
    "notion.search": {"notion_search_pages"},
}


def test_these_are_all_the_tools():
    assert {name: (tool.route, tool.upstream) for name, tool in TOOLS.items()} == CALLS


def test_every_permission_opens_its_tools():
    opened = {
        permission: {name for name, tool in TOOLS.items() if tool.permission == permission}
        for permission in registry.permissions(NOTION)
    }

    assert opened == PERMISSIONS


def test_the_older_name_of_the_search_is_kept():
    assert TOOLS["notion_search_pages"].other_names == ("notion_search",)


def test_lists_name_their_key():
    keys = {name: (tool.page.key, tool.page.in_body) for name, tool in TOOLS.items() if tool.page}

    assert keys == {
        "notion_list_pages": ("pages", True),
        "notion_search_pages": ("results", True),
        "notion_query_database": ("results", True),
        "notion_get_page_content": ("blocks", False),
        "notion_list_comments": ("comments", False),
        "notion_list_users": ("users", False),
    }


def test_every_request_names_the_version_that_has_data_sources():
    assert NOTION.headers == {"Notion-Version": "2025-09-03"}


def test_no_scope_is_ever_sent_and_a_permission_stands_for_itself():
    assert NOTION.oauth.scope_params == {}
    assert NOTION.oauth.identity_scopes == ()
    assert all(each.scopes == (each.id,) for each in registry.permissions(NOTION).values())


def test_the_token_endpoint_takes_json_and_basic():
    oauth = NOTION.oauth

    assert (oauth.token_encoding, oauth.client_auth, oauth.pkce) == ("json", "basic", False)
    assert oauth.authorize_params == {"owner": "user"}
    revocation = oauth.revocation
    assert (revocation.url, revocation.encoding, revocation.client_auth, revocation.kinds) == (
        "https://api.notion.com/v1/oauth/revoke",
        "json",
        "basic",
        ("access",),
    )


@pytest.mark.parametrize("name", [name for name, tool in TOOLS.items() if tool.composite])
def test_tools_that_ask_more_than_once_say_so(name):
    assert TOOLS[name].build_request or TOOLS[name].shape_response
