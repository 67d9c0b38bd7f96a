"""Blocks inside blocks, which Notion answers level by level."""

import pytest

from config.api.errors import ProviderUnavailable
from providers.definitions.notion import quirks
from tests.providers.recorded_call import RecordedCall

API = "https://api.notion.com/v1"


def block(block_id, has_children=False, kind="paragraph"):
    return {"id": block_id, "type": kind, "has_children": has_children, kind: {"rich_text": []}}


def listed(*blocks, more=None):
    return {"results": list(blocks), "next_cursor": more, "has_more": bool(more)}


def numbered(number):
    return f"00000000-0000-4000-8000-{number:012}"


def test_nested_blocks_are_fetched_but_not_pages_below():
    call = RecordedCall(listed(block(numbered(2))), arguments={"recursive": True})
    blocks = [block(numbered(1), True), block(numbered(9), True, "child_page")]

    data = quirks.with_nested({"blocks": blocks}, call)

    assert [each.url for each in call.sent] == [f"{API}/blocks/{numbered(1)}/children"]
    assert data["blocks"][0]["children"] == [block(numbered(2))]
    assert data["truncated"] is False


@pytest.mark.parametrize(
    "answers", [[ProviderUnavailable("notion")], [listed(block(numbered(2)), more="c")]]
)
def test_what_could_not_be_fetched_is_told(answers):
    call = RecordedCall(*answers, arguments={"recursive": True})

    assert quirks.with_nested({"blocks": [block(numbered(1), True)]}, call)["truncated"] is True


def test_nesting_ends():
    endless = [listed(block(numbered(number), True)) for number in range(100)]
    call = RecordedCall(*endless, arguments={"recursive": True})
    wide = [block(numbered(number), True) for number in range(60)]
    flat = RecordedCall(*[listed()] * 60, arguments={"recursive": True})

    assert quirks.with_nested({"blocks": [block(numbered(1), True)]}, call)["truncated"] is True
    assert len(call.sent) == 6
    assert quirks.with_nested({"blocks": wide}, flat)["truncated"] is True
    assert len(flat.sent) == 40


def test_an_id_from_an_answer_that_is_none_goes_nowhere():
    call = RecordedCall(arguments={"recursive": True})

    with pytest.raises(ValueError, match="hexadecimal"):
        quirks.with_nested({"blocks": [block("../users", True)]}, call)
    assert call.sent == []


def test_without_recursion_nothing_more_is_asked():
    call = RecordedCall(arguments={"recursive": False})
    data = {"blocks": [block(numbered(1), True)]}

    assert quirks.with_nested(data, call) == data
    assert call.sent == []
