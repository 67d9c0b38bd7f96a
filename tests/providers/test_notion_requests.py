"""What leaves for Notion, and what our caller gets of its answers."""

import pytest

from config.api.errors import Invalid, NotFound
from providers.building import build
from providers.definitions.notion import quirks
from providers.registry import tools
from tests.providers.recorded_call import RecordedCall

API = "https://api.notion.com/v1"
PAGE = "a1000000-0000-4000-8000-000000000001"
DATABASE = "d1000000-0000-4000-8000-000000000001"
SOURCE = "e1000000-0000-4000-8000-000000000001"
HEADERS = {"Notion-Version": "2025-09-03"}


def built(name, *answers, **arguments):
    """Return the request of a call, and the call with what was sent before it."""
    offer, call = tools()[name], RecordedCall(*answers, arguments=arguments)
    request = build(offer, arguments)
    if offer.tool.build_request:
        request = offer.tool.build_request(request, call)
    assert request.headers == HEADERS
    return request, call


def sent(name, *answers, **arguments):
    request, _ = built(name, *answers, **arguments)
    return request.method, request.url.removeprefix(API), request.params, request.json


def text(content):
    return [{"type": "text", "text": {"content": content}}]


@pytest.mark.parametrize(
    ("name", "arguments", "request_"),
    [
        (
            "notion_list_pages",
            {"limit": 5, "cursor": "c"},
            (
                "POST",
                "/search",
                {},
                {
                    "filter": {"property": "object", "value": "page"},
                    "page_size": 5,
                    "start_cursor": "c",
                },
            ),
        ),
        ("notion_get_page", {"pageId": PAGE}, ("GET", f"/pages/{PAGE}", {}, None)),
        (
            "notion_update_page",
            {"pageId": PAGE, "title": "T", "archived": True, "icon": {"emoji": "🎨"}},
            (
                "PATCH",
                f"/pages/{PAGE}",
                {},
                {
                    "icon": {"emoji": "🎨"},
                    "in_trash": True,
                    "properties": {"title": {"title": text("T")}},
                },
            ),
        ),
        (
            "notion_get_page_content",
            {"pageId": PAGE, "limit": 7, "cursor": "c"},
            ("GET", f"/blocks/{PAGE}/children", {"page_size": 7, "start_cursor": "c"}, None),
        ),
        (
            "notion_append_blocks",
            {"pageId": PAGE, "content": "Hi", "children": [{"divider": {}}], "after": "b"},
            (
                "PATCH",
                f"/blocks/{PAGE}/children",
                {},
                {
                    "after": "b",
                    "children": [
                        {
                            "object": "block",
                            "type": "paragraph",
                            "paragraph": {"rich_text": text("Hi")},
                        },
                        {"divider": {}},
                    ],
                },
            ),
        ),
        (
            "notion_get_database",
            {"databaseId": DATABASE},
            ("GET", f"/databases/{DATABASE}", {}, None),
        ),
        (
            "notion_query_database",
            {"databaseId": DATABASE, "dataSourceId": SOURCE, "sorts": [{"property": "A"}]},
            ("POST", f"/data_sources/{SOURCE}/query", {}, {"sorts": [{"property": "A"}]}),
        ),
        (
            "notion_create_database",
            {"parent_id": PAGE, "title": "T"},
            (
                "POST",
                "/databases",
                {},
                {
                    "parent": {"type": "page_id", "page_id": PAGE},
                    "title": text("T"),
                    "initial_data_source": {"properties": {"Name": {"title": {}}}},
                },
            ),
        ),
        (
            "notion_search_pages",
            {"query": "x", "filter": {"property": "object", "value": "database"}},
            (
                "POST",
                "/search",
                {},
                {"query": "x", "filter": {"property": "object", "value": "data_source"}},
            ),
        ),
        ("notion_list_comments", {"pageId": PAGE}, ("GET", "/comments", {"block_id": PAGE}, None)),
        (
            "notion_create_comment",
            {"pageId": PAGE, "text": "Hi"},
            ("POST", "/comments", {}, {"parent": {"page_id": PAGE}, "rich_text": text("Hi")}),
        ),
        ("notion_list_users", {"limit": 3}, ("GET", "/users", {"page_size": 3}, None)),
    ],
)
def test_the_request_of_a_tool(name, arguments, request_):
    assert sent(name, **arguments) == request_


@pytest.mark.parametrize(
    ("answers", "asked", "parent"),
    [
        ([{"object": "page"}], ["/pages"], {"type": "page_id", "page_id": DATABASE}),
        (
            [NotFound("no"), {"object": "data_source"}],
            ["/pages", "/data_sources"],
            {"type": "data_source_id", "data_source_id": DATABASE},
        ),
        (
            [NotFound("no"), NotFound("no"), {"data_sources": [{"id": SOURCE}]}],
            ["/pages", "/data_sources", "/databases"],
            {"type": "data_source_id", "data_source_id": SOURCE},
        ),
    ],
)
def test_the_kind_of_parent_is_found_out(answers, asked, parent):
    request, call = built("notion_create_page", *answers, parent_id=DATABASE, title="T")

    assert [each.url for each in call.sent] == [f"{API}{path}/{DATABASE}" for path in asked]
    assert all(each.headers == HEADERS for each in call.sent)
    assert request.json == {"parent": parent, "properties": {"title": {"title": text("T")}}}


def test_a_parent_of_notions_own_form_is_taken_as_it_is():
    parent = {"data_source_id": SOURCE}

    request, call = built(
        "notion_create_page", parent=parent, properties={"Done": {"checkbox": True}}
    )

    assert call.sent == []
    assert request.json == {"parent": parent, "properties": {"Done": {"checkbox": True}}}


def test_a_page_needs_a_parent():
    with pytest.raises(Invalid, match="parent_id: This field is required"):
        built("notion_create_page", title="T")


def test_nothing_is_not_appended():
    with pytest.raises(Invalid, match="nothing to add"):
        built("notion_append_blocks", pageId=PAGE, content="\n")


def test_a_query_asks_the_database_for_its_data_source():
    request, call = built(
        "notion_query_database",
        {"data_sources": [{"id": SOURCE}, {"id": "other"}]},
        databaseId=DATABASE,
    )

    assert request.url == f"{API}/data_sources/{SOURCE}/query"
    assert [(each.method, each.url) for each in call.sent] == [
        ("GET", f"{API}/databases/{DATABASE}")
    ]


def test_what_is_no_database_may_be_a_data_source():
    request, _ = built("notion_query_database", NotFound("no"), databaseId=SOURCE)

    assert request.url == f"{API}/data_sources/{SOURCE}/query"


def test_a_database_without_a_data_source_says_so():
    with pytest.raises(NotFound, match="has no data source that can be queried"):
        built("notion_query_database", {"data_sources": []}, databaseId=DATABASE)


@pytest.mark.parametrize("trick", ["users/x", "a?b=c", "a#b", "http://evil.example"])
@pytest.mark.parametrize(
    ("name", "argument"),
    [
        ("notion_query_database", "databaseId"),
        ("notion_query_database", "dataSourceId"),
        ("notion_create_page", "parent_id"),
    ],
)
def test_an_id_stays_one_segment_in_further_requests_too(name, argument, trick):
    arguments = {"databaseId": DATABASE, "title": "T"} | {argument: trick}

    request, call = built(name, {"object": "page", "data_sources": [{"id": SOURCE}]}, **arguments)

    for each in [request, *call.sent]:
        path = each.url.removeprefix(API)
        assert each.url.startswith(f"{API}/")
        assert path.count("/") <= 3
        assert not {"?", "#", ":"} & set(path)


@pytest.mark.parametrize("trick", ["..", ".", "../users", "x/../y"])
def test_an_id_does_not_climb(trick):
    with pytest.raises(Invalid):
        built("notion_query_database", databaseId=DATABASE, dataSourceId=trick)
    with pytest.raises(Invalid):
        built("notion_create_page", parent_id=trick, title="T")


def test_a_page_is_shown_with_its_title():
    page = {
        "object": "page",
        "properties": {
            "Task": {"type": "title", "title": [{"plain_text": "A"}, {"plain_text": "b"}]}
        },
    }
    source = {"object": "data_source", "title": [{"plain_text": "T"}]}

    data = quirks.titled_each({"results": [page, source], "next_cursor": None}, RecordedCall())

    assert data["results"] == [{**page, "title": "Ab"}, source]
    assert quirks.titled({"object": "page", "id": "x"}, RecordedCall())["title"] == ""
