"""Notion's pages and databases through our API and over real HTTP."""

import pytest

from tests.providers.connected import asked

HANDBOOK = "a1000000-0000-4000-8000-000000000001"
LAUNCH = "a1000000-0000-4000-8000-000000000002"
SALARIES = "a1000000-0000-4000-8000-000000000003"
TASKS = "d1000000-0000-4000-8000-000000000001"
TASKS_SOURCE = "e1000000-0000-4000-8000-000000000001"


@pytest.fixture
def notion(caller):
    assert caller.connect("notion")["status"] == "success"
    return caller


def data_of(response):
    assert response.status_code == 200, response.content
    return response.json()["data"]


def titles(items):
    return [item["title"] for item in items]


def test_a_page_comes_with_its_content(notion):
    page = data_of(notion.get(f"notion/pages/{HANDBOOK}"))

    assert (page["title"], page["truncated"]) == ("Team handbook", False)
    assert page["content"] == (
        "# How we work\n\nWrite it down, then talk about it.\n\n"
        "- Meetings\n  - Monday: planning\n    - Bring numbers\n  - Friday: demo\n"
        "- [ ] Read the security chapter\n\n```shell\n./run check\n```\n\nLaunch plan"
    )
    [monday, friday] = page["blocks"][2]["children"]
    assert monday["children"][0]["type"] == "bulleted_list_item"
    assert "children" not in friday


def test_pages_are_listed_and_paged(notion):
    first = notion.get("notion/pages", limit=4).json()
    second = notion.get("notion/pages", limit=4, cursor=first["next_cursor"]).json()

    assert set(first["data"]) >= {"pages", "next_cursor"}
    assert len(first["data"]["pages"]) == 4
    assert sorted(titles(first["data"]["pages"] + second["data"]["pages"])) == [
        "Book the venue",
        "Check the contrast",
        "Draft the announcement",
        "Launch plan",
        "Order the stickers",
        "Team handbook",
    ]
    assert second["next_cursor"] is None


def test_search_finds_titles_of_pages_and_data_sources(notion):
    found = data_of(notion.post("notion/search", q="launch"))["results"]
    sources = data_of(
        notion.post("notion/search", filter={"property": "object", "value": "database"})
    )["results"]

    assert [each["object"] for each in found] == ["data_source", "page"]
    assert [each["object"] for each in sources] == ["data_source"]


def test_a_created_page_is_read_as_it_was_written(notion):
    content = "# Größe\n\nIt is **good**.\n\n- a\n  - b\n- [x] c\n\n```python\nx = 1\n```"

    page = data_of(notion.post("notion/pages", parent_id=HANDBOOK, title="New 🎨", content=content))

    read = data_of(notion.get(f"notion/pages/{page['id']}"))
    assert (page["title"], read["content"]) == ("New 🎨", content)
    assert page["parent"] == {"type": "page_id", "page_id": HANDBOOK}


def test_a_page_of_many_blocks_takes_several_requests(notion, sandbox):
    content = "".join(f"1. step {number}\n" for number in range(230))

    page = data_of(notion.post("notion/pages", parent_id=HANDBOOK, title="T", content=content))

    lines = data_of(notion.get(f"notion/pages/{page['id']}"))["content"].split("\n")
    assert [lines[0], lines[100], lines[229]] == ["1. step 0", "1. step 100", "1. step 229"]
    assert "blocks_left_out" not in page
    patched = sandbox.requests(provider="notion", path="/v1/blocks", method="PATCH")
    assert patched["count"] == 2


def test_where_nothing_was_written_a_failure_is_an_error(notion, sandbox):
    sandbox.control(
        "failures",
        provider="notion",
        path=f"/v1/blocks/{HANDBOOK}/children",
        method="PATCH",
        status=503,
        times=1,
        body={"object": "error", "code": "service_unavailable", "message": "Later."},
    )

    response = notion.post(f"notion/pages/{HANDBOOK}/blocks", content="x")

    assert response.status_code == 502


@pytest.mark.parametrize("parent", [TASKS, TASKS_SOURCE])
def test_a_page_can_be_put_into_a_database_by_either_id(notion, parent):
    page = data_of(
        notion.post(
            "notion/pages",
            parent_id=parent,
            title="Call the caterer",
            properties={"Status": {"select": {"name": "Open"}}},
        )
    )

    found = data_of(notion.post(f"notion/databases/{TASKS}/query"))["results"]
    assert page["parent"]["data_source_id"] == TASKS_SOURCE
    assert page["id"] in {each["id"] for each in found}


@pytest.mark.parametrize("database", [TASKS, TASKS_SOURCE])
def test_a_database_is_queried_through_its_data_source(notion, sandbox, database):
    body = {
        "filter": {"property": "Status", "select": {"equals": "Open"}},
        "sorts": [{"property": "Points", "direction": "descending"}],
        "limit": 1,
    }

    first = notion.post(f"notion/databases/{database}/query", **body).json()
    last = notion.post(
        f"notion/databases/{database}/query", **body, cursor=first["next_cursor"]
    ).json()

    assert titles(first["data"]["results"] + last["data"]["results"]) == [
        "Draft the announcement",
        "Book the venue",
    ]
    assert last["next_cursor"] is None
    assert asked(sandbox, "notion", f"/v1/databases/{database}") == 2
    assert asked(sandbox, "notion", f"/v1/data_sources/{TASKS_SOURCE}/query") == 2


def test_a_wrong_filter_is_a_bad_request(notion):
    response = notion.post(
        f"notion/databases/{TASKS}/query", filter={"property": "Nope", "select": {"equals": "x"}}
    )

    assert response.status_code == 400
    assert "Could not find property with name or id: Nope" in response.json()["error"]


@pytest.mark.parametrize(
    "path",
    [f"notion/pages/{SALARIES}", f"notion/pages/{SALARIES}/blocks", f"notion/databases/{LAUNCH}"],
)
def test_what_was_not_shared_is_not_found_and_says_why(notion, path):
    response = notion.get(path)

    assert response.status_code == 404
    assert response.json()["error_code"] == "NOT_FOUND"
    assert "was not shared with the integration" in response.json()["error"]


def test_a_page_is_changed_and_moved_to_the_trash(notion):
    page = data_of(notion.send("patch", f"notion/pages/{LAUNCH}", {"title": "Agreed"}))
    gone = data_of(notion.send("patch", f"notion/pages/{LAUNCH}", {"archived": True}))

    assert (page["title"], page["in_trash"], gone["in_trash"]) == ("Agreed", False, True)
    assert "Agreed" not in titles(data_of(notion.get("notion/pages"))["pages"])


def test_comments_are_added_to_the_end(notion):
    data_of(notion.post(f"notion/pages/{HANDBOOK}/comments", text="x" * 2500))

    comments = data_of(notion.get(f"notion/pages/{HANDBOOK}/comments"))["comments"]

    assert [len(each["rich_text"]) for each in comments] == [1, 2]


def test_a_created_database_can_be_filled_and_queried(notion):
    database = data_of(notion.post("notion/databases", parent_id=HANDBOOK, title="Suppliers"))
    data_of(notion.post("notion/pages", parent_id=database["id"], title="Acme"))

    rows = data_of(notion.post(f"notion/databases/{database['id']}/query"))["results"]

    assert titles(rows) == ["Acme"]


def test_the_limit_of_notion_is_passed_on(notion, sandbox):
    sandbox.control(
        "failures",
        provider="notion",
        path="/v1/users",
        status=429,
        times=5,
        headers={"Retry-After": "40"},
        body={"object": "error", "code": "rate_limited", "message": "Slow down."},
    )

    response = notion.get("notion/users")

    assert response.status_code == 429
    assert int(response["Retry-After"]) in range(39, 42)
