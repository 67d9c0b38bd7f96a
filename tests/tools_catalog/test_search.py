"""GET /tools/search/{query} and /tools/names/{query}: found by words, by names, ranked and scored."""

import pytest

from providers.registry import offered, tools
from tests.every_tool import of_every_tool
from tests.factories import make_integration
from tests.tools_catalog.listed import connected, listed, names
from tools_catalog.search.engine import everything, names_only

SEARCH, NAMES = "/api/v1/tools/search/", "/api/v1/tools/names/"


@pytest.fixture
def acting(api, account):
    make_integration(account, "google")
    return api.acting_for(account.external_id)


def scores(caller, path):
    return [tool["score"] for tool in listed(caller, path)["tools"]]


def test_an_answer_has_the_shape_of_a_list_and_scores(acting, settings):
    body = acting.get(f"{SEARCH}send%20email").json()

    first = body["data"]["tools"][0]
    assert set(first) == {"type", "function", "metadata", "score"}
    assert body["data"]["base_url"] == settings.PUBLIC_URL
    assert body["data"]["total"] == len(body["data"]["tools"])
    assert (body["next_cursor"], body["data"]["next_cursor"]) == (None, None)


def test_sending_email_is_found_at_every_provider(acting):
    assert set(names(acting, f"{SEARCH}send%20email")[:2]) == {
        "gmail_send_message",
        "microsoft_mail_send_message",
    }
    assert "gmail_send_message" in connected(acting, f"{SEARCH}send%20email")
    assert "microsoft_mail_send_message" not in connected(acting, f"{SEARCH}send%20email")


@pytest.mark.parametrize("place", [SEARCH, NAMES])
@pytest.mark.parametrize("query", ["list events", "create", "gmail", "issue"])
def test_scores_lie_between_0_and_1_and_fall(acting, place, query):
    found = scores(acting, place + query)

    assert found == sorted(found, reverse=True)
    assert all(0 < score < 1 for score in found)


@pytest.mark.parametrize("place", [SEARCH, NAMES])
def test_every_tool_is_first_under_its_names_with_a_score_of_1(place, acting):
    engine = everything() if place == SEARCH else names_only()
    for name, offer in offered().items():
        for spelling in (name, *offer.tool.other_names):
            [first, *others] = engine.find(spelling)
            assert (first[0].tool.name, first[1]) == (name, 1.0)
            assert all(score < 1 for _, score in others)


@pytest.mark.parametrize(
    "spelling", ["gmail:list_messages", "Gmail List Messages", "GMAIL_LIST_MESSAGES"]
)
def test_a_name_may_be_spelled_otherwise(acting, spelling):
    assert names(acting, SEARCH + spelling)[0] == "gmail_list_messages"
    assert scores(acting, NAMES + spelling)[0] == 1.0


def test_names_are_searched_by_their_beginnings(acting):
    found = names(acting, f"{NAMES}gmail")

    assert set(found) == {name for name in tools() if name.startswith("gmail_")}
    assert set(names(acting, f"{NAMES}cal")) >= {"calendar_list_events", "calendly_get_me"}


def test_names_alone_count_where_names_are_asked_for(acting):
    assert names(acting, f"{NAMES}mailbox") == []
    assert names(acting, f"{SEARCH}mailbox") != []


@pytest.mark.parametrize("place", [SEARCH, NAMES])
@pytest.mark.parametrize(
    "query", ["send%20email", "send+email", "send%2Femail", "send/email", "/send//email/"]
)
def test_signs_part_words_however_they_arrive(acting, place, query):
    assert names(acting, place + query) == names(acting, f"{place}send email")


@pytest.mark.parametrize("place", [SEARCH, NAMES])
@pytest.mark.parametrize(
    "query",
    [
        "%00",
        "%F0%9F%A6%84",
        "%25",
        "%ff",
        "%ed%a0%80",
        "..",
        ".",
        "'; drop table",
        "a" * 3000,
        "_" * 50,
    ],
)
def test_strange_queries_are_answered(acting, place, query):
    assert listed(acting, place + query)["total"] >= 0


def test_no_query_is_no_route(acting):
    for place in ("/api/v1/tools/search", SEARCH, "/api/v1/tools/names", NAMES):
        response = acting.get(place)
        assert (response.status_code, response.json()["error_code"]) == (404, "NOT_FOUND")


# promise 119
@pytest.mark.parametrize("limit", [1, 4])
def test_pages_of_a_search_add_up_in_its_order(acting, limit):
    path = f"{SEARCH}list messages"
    whole, found, cursor = names(acting, path), [], ""
    while cursor is not None:
        data = listed(acting, path, limit=limit, cursor=cursor)
        found += [tool["function"]["name"] for tool in data["tools"]]
        cursor = data["next_cursor"]

    assert found == whole
    assert len(whole) > 5


# promise 119
@of_every_tool(offered().values())
def test_whatever_a_tool_is_described_by_finds_it(offer):
    found = {found.tool.name for found, _ in everything().find(offer.tool.description)}

    assert offer.tool.name in found


def test_equal_scores_stand_by_name():
    hits = [(-score, offer.tool.name) for offer, score in everything().find("create issue")]
    assert hits == sorted(hits)


@pytest.mark.parametrize("path", ["search", "names", "provider", "service"])
def test_any_text_is_looked_for_line_breaks_included(api, path):
    response = api.get(f"/api/v1/tools/{path}/k9%0A%2A")

    assert (response.status_code, response.json()["data"]["tools"]) == (200, [])
