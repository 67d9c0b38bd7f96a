"""What leaves for Linear: fixed documents, and variables that hold whatever our caller said."""

import pytest

from config.api.errors import NotFound
from providers import paging
from providers.building import build
from providers.definitions.linear import documents, quirks
from providers.registry import tools
from providers.spec import Identity, UpstreamAnswer
from tests.providers.recorded_call import RecordedCall, sample

UUID = "66660000-0000-4000-8000-000000000001"
TEAM = "22220000-0000-4000-8000-000000000001"
HOSTILE = '"}) { viewer { id } } mutation { issueArchive(id: "ENG-1") { success } } #'


def built(name, *answers, **arguments):
    offer, call = tools()[name], RecordedCall(*answers, arguments=arguments)
    request = offer.tool.build_request(build(offer, arguments), call)
    assert (request.method, request.url, request.params) == (
        "POST",
        "https://api.linear.app/graphql",
        {},
    )
    assert request.json["query"] == offer.tool.fixed_body["query"]
    assert set(request.json) == {"query", "variables"}
    return request, call


def variables(name, *answers, **arguments):
    return built(name, *answers, **arguments)[0].json["variables"]


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("linear_get_me", {}, {}),
        (
            "linear_search_issues",
            {"q": "x", "limit": 5, "cursor": "c"},
            {"term": "x", "first": 5, "after": "c"},
        ),
        ("linear_get_issue", {"id": "ENG-1"}, {"id": "ENG-1"}),
        ("linear_archive_issue", {"id": UUID}, {"id": UUID}),
        (
            "linear_update_issue",
            {"id": "ENG-1", "title": "T", "priority": 0, "labelIds": []},
            {"id": "ENG-1", "input": {"title": "T", "priority": 0, "labelIds": []}},
        ),
        (
            "linear_create_issue",
            {"teamId": TEAM, "title": "T", "description": "D", "stateId": "s"},
            {"input": {"teamId": TEAM, "title": "T", "description": "D", "stateId": "s"}},
        ),
        ("linear_list_comments", {"id": "ENG-1", "limit": 9}, {"id": "ENG-1", "first": 9}),
        (
            "linear_create_comment",
            {"id": "ENG-1", "body": "B", "parentId": "p"},
            {"input": {"issueId": "ENG-1", "body": "B", "parentId": "p"}},
        ),
        ("linear_list_teams", {"limit": 2}, {"first": 2}),
        (
            "linear_list_projects",
            {"filter": {"name": {"eq": "x"}}},
            {"filter": {"name": {"eq": "x"}}},
        ),
        ("linear_list_members", {"limit": 1}, {"first": 1}),
        (
            "linear_list_states",
            {"team": "eng"},
            {"filter": {"team": {"key": {"eqIgnoreCase": "eng"}}}},
        ),
        ("linear_list_labels", {"team": TEAM}, {"filter": {"team": {"id": {"eq": TEAM}}}}),
        ("linear_list_labels", {}, {}),
    ],
)
def test_the_variables_of_a_tool(name, arguments, expected):
    assert variables(name, **arguments) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({}, {}),
        ({"team": "ENG"}, {"team": {"key": {"eqIgnoreCase": "ENG"}}}),
        ({"team": TEAM}, {"team": {"id": {"eq": TEAM}}}),
        ({"assignee": "me"}, {"assignee": {"isMe": {"eq": True}}}),
        ({"assignee": UUID}, {"assignee": {"id": {"eq": UUID}}}),
        (
            {"assignee": "mara@northwind.example"},
            {"assignee": {"email": {"eqIgnoreCase": "mara@northwind.example"}}},
        ),
        ({"assignee": "mara"}, {"assignee": {"displayName": {"eqIgnoreCase": "mara"}}}),
        ({"state": "Todo"}, {"state": {"name": {"eqIgnoreCase": "Todo"}}}),
        ({"state": UUID}, {"state": {"id": {"eq": UUID}}}),
        ({"label": "Bug"}, {"labels": {"some": {"name": {"eqIgnoreCase": "Bug"}}}}),
        ({"updatedAfter": "2026-11-01"}, {"updatedAt": {"gt": "2026-11-01"}}),
    ],
)
def test_words_become_a_filter(arguments, expected):
    assert variables("linear_list_issues", **arguments) == {"filter": expected}


def test_order_and_page_stand_beside_the_filter():
    assert variables(
        "linear_list_issues", orderBy="updatedAt", limit=3, cursor="c", team="ENG"
    ) == {
        "orderBy": "updatedAt",
        "first": 3,
        "after": "c",
        "filter": {"team": {"key": {"eqIgnoreCase": "ENG"}}},
    }


def test_a_teams_key_is_looked_up_before_an_issue_is_made():
    found = {"data": {"teams": {"nodes": [{"id": TEAM}]}}}

    request, call = built("linear_create_issue", found, teamId="eng", title="T")

    assert request.json["variables"] == {"input": {"teamId": TEAM, "title": "T"}}
    assert [each.json for each in call.sent] == [
        {
            "query": documents.TEAMS,
            "variables": {"filter": {"key": {"eqIgnoreCase": "eng"}}, "first": 1},
        }
    ]


def test_a_key_that_no_team_has_is_not_found():
    with pytest.raises(NotFound, match="No Linear team has the key 'nope'"):
        built("linear_create_issue", {"data": {"teams": {"nodes": []}}}, teamId="nope", title="T")


@pytest.mark.parametrize("name", [name for name in tools() if name.startswith("linear_")])
def test_nothing_a_caller_says_joins_the_document(name):
    offer = tools()[name]
    words = {
        param.name: HOSTILE
        for param in offer.tool.params
        if param.type == "string" and not param.enum
    }
    found = {"data": {"teams": {"nodes": [{"id": TEAM}]}}}

    request, call = built(name, found, **words, limit=5, cursor=HOSTILE)

    for each in [request, *call.sent]:
        assert HOSTILE not in each.json["query"]
        assert each.json["query"] in vars(documents).values()


def test_the_one_thing_that_was_asked_for_comes_without_its_wrapping():
    call = RecordedCall()
    made = {"data": {"issueCreate": {"success": True, "issue": {"id": UUID}}}}
    archived = {"data": {"issueArchive": {"success": True, "entity": {"id": UUID}}}}

    assert quirks.the_one({"data": {"issue": {"id": UUID}}}, call) == {"id": UUID}
    assert quirks.the_made(made, call) == {"id": UUID}
    assert quirks.the_one(archived, call) == {"success": True, "entity": {"id": UUID}}


@pytest.mark.parametrize(("more", "cursor"), [(True, "c9"), (False, None)])
def test_the_last_page_has_a_cursor_that_leads_nowhere(more, cursor):
    info = {"hasNextPage": more, "endCursor": "c9"}
    body = {"data": {"issue": {"comments": {"nodes": [{"id": "a"}], "pageInfo": info}}}}
    offer = tools()["linear_list_comments"]

    data, following = paging.unwrap(offer, UpstreamAnswer(200, {}, body), {}, {})

    assert (data, following) == ({"comments": [{"id": "a"}], "next_cursor": cursor}, cursor)


def test_the_identity_is_a_user_of_a_workspace():
    call = RecordedCall(sample("linear", "me"))

    assert quirks.identity(call) == Identity(
        "99990000-0000-4000-8000-000000000001:11110000-0000-4000-8000-000000000001",
        "Mara Lindqvist in Northwind",
        "mara@northwind.example",
        {
            "organization_id": "99990000-0000-4000-8000-000000000001",
            "organization": "northwind",
            "viewer_id": "11110000-0000-4000-8000-000000000001",
        },
    )
    assert [each.json["query"] for each in call.sent] == [documents.ME]
