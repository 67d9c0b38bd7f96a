import pytest

from providers.excerpts import (
    LONGEST,
    MOST,
    as_object,
    epoch,
    excerpt,
    items,
    own_type,
    sentence,
    word,
)
from providers.spec import Unreadable
from tests.providers.delivered import delivery


def test_members_are_kept_under_our_names():
    body = {"issue": {"number": 7, "draft": False, "labels": ["a", "b"], "user": {"login": "ada"}}}
    paths = {"number": "issue.number", "draft": "issue.draft", "labels": "issue.labels"}

    assert excerpt(body, paths | {"author": "issue.user.login"}) == {
        "number": 7,
        "draft": False,
        "labels": ["a", "b"],
        "author": "ada",
    }


def test_what_is_missing_empty_or_has_members_of_its_own_is_left_out():
    paths = {"gone": "issue.gone", "null": "null", "user": "user", "deep": "text.deep"}

    assert excerpt({"null": None, "user": {"token": "x"}, "text": "a"}, paths) == {}


def test_texts_and_lists_are_cut():
    kept = excerpt({"text": "x" * 9_999, "list": ["y" * 9_999] * 999}, {"t": "text", "l": "list"})

    assert len(kept["t"]) == LONGEST
    assert len(kept["l"]) == MOST
    assert len(kept["l"][0]) == LONGEST


def test_numbers_are_read_as_texts_and_nothing_else_is():
    body = {"number": 7, "text": "seven", "yes": True, "object": {}, "null": None}

    assert [word(body, name) for name in (*body, "gone")] == ["7", "seven", "", "", "", ""]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1970-01-01T00:01:00.000Z", 60),
        ("1970-01-01T00:01:00.500000", 60.5),
        ("1970-01-01T02:01:00+02:00", 60),
        ("yesterday", 0),
        ("0001-01-01T00:00:00+23:00", 0),
        (None, 0),
    ],
)
def test_moments_are_read_in_epoch_seconds(text, seconds):
    assert epoch({"at": text}, "at") == seconds


def test_only_lists_have_items():
    assert [items(body, "a") for body in ({"a": [1]}, {"a": "text"}, {}, None)] == [[1], [], [], []]


@pytest.mark.parametrize("body", [b"[]", b'"text"', b"null", b"{", b"", b"\xff"])
def test_a_body_that_is_no_object_is_unreadable(body):
    with pytest.raises(Unreadable):
        as_object(delivery(body))


def test_a_sentence_stands_on_one_line_without_what_is_missing():
    assert sentence("{who} opened #{number}: {title}", {"who": "ada", "number": 7}) == (
        "ada opened #7"
    )
    assert sentence("{a} {b}", {"a": "one\ntwo", "b": "{a.__class__}"}) == "one two {a.__class__}"


def test_a_type_of_the_providers_own_stands_behind_its_name_and_holds_no_odd_letters():
    assert own_type("github", "star", "", "crea ted/{x}") == "github.star.crea_ted_x_"
