"""More blocks than one request holds, and what is told of those that could not be written."""

from config.api.errors import ProviderUnavailable
from providers.building import build
from providers.definitions.notion import quirks
from providers.registry import tools
from tests.providers.recorded_call import RecordedCall
from tests.providers.test_notion_nesting import API, block, listed, numbered

PAGE = "a1000000-0000-4000-8000-000000000001"
HEADERS = {"Notion-Version": "2025-09-03"}


def built(name, *answers, **arguments):
    """Return the request of a call, and the call with what was sent before it."""
    offer, call = tools()[name], RecordedCall(*answers, arguments=arguments)
    return offer.tool.build_request(build(offer, arguments), call), call


def test_more_than_100_blocks_follow_in_order():
    request, call = built(
        "notion_create_page", {"object": "page"}, parent_id=PAGE, content="- a\n" * 250
    )
    call.bodies = [listed(), listed()]

    page = quirks.with_the_rest({"object": "page", "id": PAGE, "properties": {}}, call)

    assert len(request.json["children"]) == 100
    assert [
        (each.method, each.url, len(each.json["children"]), each.headers) for each in call.sent[1:]
    ] == [
        ("PATCH", f"{API}/blocks/{PAGE}/children", 100, HEADERS),
        ("PATCH", f"{API}/blocks/{PAGE}/children", 50, HEADERS),
    ]
    assert "blocks_left_out" not in page


def test_a_page_that_is_written_in_part_is_no_error():
    _, call = built("notion_create_page", {"object": "page"}, parent_id=PAGE, content="- a\n" * 250)
    call.bodies = [listed(), ProviderUnavailable("notion")]

    page = quirks.with_the_rest({"object": "page", "id": PAGE, "properties": {}}, call)

    assert page["blocks_left_out"] == 50
    assert page["left_out_because"]


def test_what_is_added_after_a_block_goes_on_after_what_was_added():
    _, call = built("notion_append_blocks", pageId=PAGE, content="- a\n" * 101, after=numbered(1))
    call.bodies = [listed(block(numbered(5)))]

    body = quirks.with_more_appended(listed(block(numbered(3)), block(numbered(4))), call)

    assert call.sent[0].json["after"] == numbered(4)
    assert [each["id"] for each in body["results"]] == [numbered(3), numbered(4), numbered(5)]
