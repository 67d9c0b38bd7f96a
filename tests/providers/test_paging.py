"""How lists are paged, and what becomes `next_cursor`."""

import pytest

from config.api.errors import Invalid
from providers import paging
from providers.arguments import read_arguments
from providers.building import build
from providers.members import dig
from providers.spec import Page
from tests.providers.made_up import answer, made_up, offer_of, paged


def cursor_after(offer, body, **arguments):
    return paging.unwrap(offer, answer(body), arguments, {})[1]


@pytest.mark.parametrize(
    ("ids", "limit", "cursor"),
    [
        (["7", "8"], 2, "8"),
        (["7"], 2, None),
        ([], 2, None),
    ],
)
def test_the_last_item_is_the_cursor_while_pages_are_full(ids, limit, cursor):
    offer = paged(last_item="user.id", cursor_param="after")

    items = [{"user": {"id": each}} for each in ids]

    assert cursor_after(offer, {"items": items}, limit=limit) == cursor


@pytest.mark.parametrize(
    ("body", "so_far", "cursor"),
    [
        ({"items": [1, 2], "total": 5}, None, "2"),
        ({"items": [3, 4], "total": 5}, "2", "4"),
        ({"items": [5], "total": 5}, "4", None),
        ({"items": [], "total": 5}, "4", None),
    ],
)
def test_a_total_pages_by_offset(body, so_far, cursor):
    assert cursor_after(paged(total="total", cursor_param="start"), body, cursor=so_far) == cursor


@pytest.mark.parametrize(("flag", "cursor"), [(False, "3"), (True, None), (None, None)])
def test_a_flag_ends_paging_by_offset(flag, cursor):
    body = {"items": [1, 2, 3], "page": {"last": flag}}

    assert cursor_after(paged(is_last="page.last", cursor_param="start"), body) == cursor


def test_a_window_of_the_callers_own_has_no_next_page():
    offer = paged(last_item="id", cursor_param="before", not_with=("around",))
    full = {"items": [{"id": "7"}]}

    assert cursor_after(offer, full, limit=1) == "7"
    assert cursor_after(offer, full, limit=1, around="7") is None


@pytest.mark.parametrize(("flag", "cursor"), [(True, "c2"), (False, None), (None, None)])
def test_a_cursor_counts_only_while_there_is_more(flag, cursor):
    offer = paged(has_more="page.more", next_cursor="page.end", cursor_param="after")

    body = {"items": [1], "page": {"more": flag, "end": "c2"}}

    assert cursor_after(offer, body) == cursor


@pytest.mark.parametrize(
    ("items", "so_far", "cursor"), [([1, 2], None, "2"), ([3, 4], "2", "4"), ([5], "4", None)]
)
def test_full_pages_alone_page_by_offset(items, so_far, cursor):
    offer = offer_of(made_up(Page(key="things", cursor_param="start", while_full=True)))

    assert cursor_after(offer, items, limit=2, cursor=so_far) == cursor


@pytest.mark.parametrize("cursor", ["x", "-1", "1.5", "1e3", "9" * 10])
def test_a_cursor_that_counts_is_a_number(cursor):
    tool = paged(total="total", cursor_param="start").tool

    with pytest.raises(Invalid):
        read_arguments(tool, {"cursor": cursor})


def test_limit_and_cursor_can_go_into_the_body():
    page = Page(
        key="things", items="items", limit_param="page_size", cursor_param="from", in_body=True
    )
    offer = offer_of(made_up(page, upstream="POST /things/search"))

    request = build(offer, {"q": "red", "limit": 5, "cursor": "c2"})

    assert request.params == {}
    assert request.json == {"q": "red", "page_size": 5, "from": "c2"}


def test_a_name_with_dots_is_one_member_where_it_is_there():
    assert dig({"@odata.nextLink": "x"}, "@odata.nextLink") == "x"
    assert dig({"a": {"b": 1}}, "a.b") == 1
    assert dig({"a": 1}, "a.b") is None


@pytest.mark.parametrize("body", [None, 7, "no", [1, 2], {"items": 7}, {"items": {"id": 1}}])
def test_an_answer_without_a_list_is_no_empty_list(body):
    with pytest.raises(TypeError, match="the answer"):
        cursor_after(paged(), body)


def test_a_bare_list_is_a_list():
    offer = offer_of(made_up(Page(key=None)))

    assert paging.unwrap(offer, answer([]), {}, {}) == ([], None)
    with pytest.raises(TypeError, match="holds no list"):
        paging.unwrap(offer, answer({"x": 1}), {}, {})


def test_an_empty_list_may_be_left_out():
    assert paging.unwrap(paged(), answer({}), {}, {})[0] == {"things": [], "next_cursor": None}
