"""From what a caller sends to the request that Jira gets."""

import pytest

from config.api.errors import Invalid
from providers.definitions.jira.issues import RECENT, SHOWN
from providers.definitions.jira.quirks.documents import document
from providers.registry import tools
from tests.providers.recorded_call import sample
from tests.providers.requested import request_of

FACTS = sample("jira", "connection")
FIRST, SECOND = (site["id"] for site in FACTS["sites"])
SITE = f"https://api.atlassian.com/ex/jira/{FIRST}/rest/api/3"
FOREIGN = "1f0c9a52-4b7e-4d8f-9c3a-2e6b7d5a1cff"
ALL = [offer for offer in tools().values() if offer.provider.slug == "jira"]


@pytest.mark.parametrize(
    ("tool", "given", "path", "params"),
    [
        ("jira_get_me", {}, "/myself", {}),
        ("jira_list_projects", {}, "/project/search", {"maxResults": 20}),
        (
            "jira_list_projects",
            {"search": "har", "limit": 900, "cursor": 20},
            "/project/search",
            {"query": "har", "maxResults": 50, "startAt": "20"},
        ),
        ("jira_list_issue_types", {"id": 10000}, "/issuetype/project", {"projectId": "10000"}),
        ("jira_get_issue", {"key": "HAR-1"}, "/issue/HAR-1", {}),
        (
            "jira_get_issue",
            {"key": "HAR-1", "fields": ["summary", "status"], "expand": "changelog"},
            "/issue/HAR-1",
            {"fields": "summary,status", "expand": "changelog"},
        ),
        ("jira_list_transitions", {"key": "HAR-1"}, "/issue/HAR-1/transitions", {}),
        (
            "jira_list_comments",
            {"key": "HAR-1", "orderBy": "-created", "limit": 2},
            "/issue/HAR-1/comment",
            {"orderBy": "-created", "maxResults": 2},
        ),
        (
            "jira_search_users",
            {"q": "tom", "cursor": "50"},
            "/user/search",
            {"query": "tom", "maxResults": 50, "startAt": "50"},
        ),
    ],
)
def test_what_is_read(tool, given, path, params):
    request = request_of(tool, **given)

    assert (request.method, request.url, dict(request.params)) == ("GET", SITE + path, params)
    assert request.json is None
    assert request.headers == {"Accept": "application/json"}


@pytest.mark.parametrize(
    ("tool", "given", "call", "body"),
    [
        (
            "jira_list_issues",
            {},
            "POST /search/jql",
            {"jql": RECENT, "fields": SHOWN, "maxResults": 20},
        ),
        (
            "jira_list_issues",
            {"jql": 'text ~ "a\\"b" OR 1=1', "fields": "*all", "limit": 9000, "cursor": "n2"},
            "POST /search/jql",
            {
                "jql": 'text ~ "a\\"b" OR 1=1',
                "fields": ["*all"],
                "maxResults": 5000,
                "nextPageToken": "n2",
            },
        ),
        (
            "jira_create_issue",
            {"project": "HAR", "summary": "Paint"},
            "POST /issue",
            {
                "fields": {
                    "project": {"key": "HAR"},
                    "issuetype": {"name": "Task"},
                    "summary": "Paint",
                }
            },
        ),
        (
            "jira_create_issue",
            {
                "project": "HAR",
                "summary": "Paint",
                "issuetype": "Bug",
                "description": "Blue\nnot grey",
                "labels": ["pier"],
                "priority": "High",
                "assignee": "712020:x",
                "fields": {"customfield_10010": 3, "project": {"key": "OTHER"}},
            },
            "POST /issue",
            {
                "fields": {
                    "customfield_10010": 3,
                    "project": {"key": "HAR"},
                    "issuetype": {"name": "Bug"},
                    "summary": "Paint",
                    "description": document("Blue\nnot grey"),
                    "labels": ["pier"],
                    "priority": {"name": "High"},
                    "assignee": {"accountId": "712020:x"},
                }
            },
        ),
        (
            "jira_update_issue",
            {"key": "HAR-1", "description": document("As it is"), "labels": []},
            "PUT /issue/HAR-1",
            {"fields": {"description": document("As it is"), "labels": []}},
        ),
        (
            "jira_transition_issue",
            {"key": "HAR-1", "transition_id": 21},
            "POST /issue/HAR-1/transitions",
            {"transition": {"id": "21"}},
        ),
        (
            "jira_assign_issue",
            {"key": "HAR-1", "account_id": "712020:x"},
            "PUT /issue/HAR-1/assignee",
            {"accountId": "712020:x"},
        ),
        (
            "jira_assign_issue",
            {"key": "HAR-1", "accountId": None},
            "PUT /issue/HAR-1/assignee",
            {"accountId": None},
        ),
        (
            "jira_add_comment",
            {"key": "HAR-1", "text": '{"type": "doc"}'},
            "POST /issue/HAR-1/comment",
            {"body": document('{"type": "doc"}')},
        ),
        (
            "jira_add_comment",
            {"key": "HAR-1", "body": document("As it is")},
            "POST /issue/HAR-1/comment",
            {"body": document("As it is")},
        ),
    ],
)
def test_what_is_written(tool, given, call, body):
    method, path = call.split()

    request = request_of(tool, **given)

    assert (request.method, request.url, request.json) == (method, SITE + path, body)
    assert dict(request.params) == {}


@pytest.mark.parametrize("offer", ALL, ids=lambda offer: offer.tool.name)
def test_another_site_of_the_connection_takes_the_firsts_place(offer):
    url = request_of(offer.tool.name, **{**offer.tool.example, "site_id": SECOND}).url

    assert FIRST not in url
    assert (SECOND in url) == (offer.tool.name != "jira_list_sites")


@pytest.mark.parametrize(
    "site", [FOREIGN, "northwind", "../../me", f"{SECOND}/", SECOND.upper(), "@evil.example"]
)
@pytest.mark.parametrize("tool", ["jira_get_issue", "jira_list_issues", "jira_add_comment"])
def test_a_site_that_is_not_the_connections_is_a_400(tool, site):
    # promise 81
    with pytest.raises(Invalid, match="not a site of this connection"):
        request_of(tool, **{**tools()[tool].tool.example, "site_id": site})


@pytest.mark.parametrize("key", ["HAR-1/x/user", "HAR-1?fields=x", "HAR-1#x", "a/b", "%2e%2e"])
def test_a_key_stays_one_part_of_the_path(key):
    # promise 81
    request = request_of("jira_list_comments", key=key)

    assert request.url.startswith(f"{SITE}/issue/")
    assert request.url.endswith("/comment")
    assert request.url.count("/") == f"{SITE}/issue/x/comment".count("/")
    assert not {"?", "#"} & set(request.url)


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("jira_get_issue", {"key": ".."}),
        ("jira_list_issue_types", {"id": "HAR"}),
        ("jira_list_comments", {"key": "HAR-1", "cursor": "x"}),
        ("jira_list_comments", {"key": "HAR-1", "orderBy": "author"}),
        ("jira_create_issue", {"project": "HAR"}),
        ("jira_create_issue", {"project": "HAR", "summary": "a", "description": ["a"]}),
        ("jira_transition_issue", {"key": "HAR-1"}),
        ("jira_search_users", {}),
    ],
)
def test_what_cannot_be_meant_never_leaves(tool, given):
    with pytest.raises(Invalid):
        request_of(tool, **given)
