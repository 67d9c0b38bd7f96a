"""Words, their singulars, and what misspelled ones were meant to be."""

import pytest

from tools_catalog.search.spelling import Speller, distance
from tools_catalog.search.words import meaningful, words


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("email", "email", 0),
        ("emial", "email", 1),
        ("isue", "issue", 1),
        ("slaak", "slack", 1),
        ("read", "write", 4),
        ("ca", "abc", 3),
    ],
)
def test_the_distance_counts_a_swap_once(one, other, steps):
    assert distance(one, other) == distance(other, one) == steps


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("emial", {"email"}),
        ("calender", {"calendar"}),
        ("documnet", {"document"}),
        ("bread", set()),
        ("abc", set()),
    ],
)
def test_only_words_that_are_near_were_meant(wrong, meant):
    speller = Speller(["email", "calendar", "document", "read", "abd"])

    assert set(speller.meant(wrong)) == meant


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("List e-mails", ["list", "email"]),
        ("repositories, companies", ["repository", "company"]),
        ("gmail_list_messages", ["gmail", "list", "message"]),
        ("inboxes branches", ["inbox", "branch"]),
        ("status access free/busy", ["status", "access", "free", "busy"]),
        ("…", []),
    ],
)
def test_texts_become_words(text, found):
    assert words(text) == found


def test_silent_words_count_only_alone():
    assert meaningful("what is in my inbox") == ["inbox"]
    assert meaningful("me") == ["me"]
