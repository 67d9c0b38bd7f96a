"""The order of search results against what people want to see: `-s` prints each query's worth."""

from math import log2

import pytest

from tests.tools_catalog.judged import JUDGED, NONSENSE, UNSEEN
from tools_catalog.search.engine import everything

SHOWN = 5


def gain(grades):
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades[:SHOWN]))


def ndcg(query, wanted):
    """Return the normalised discounted gain of the first five."""
    found = [wanted.get(offer.tool.name, 0) for offer, _ in everything().find(query)]
    return gain(found) / gain(sorted(wanted.values(), reverse=True))


def mean(judged):
    """Return the mean over queries, and print what each is worth, the worst first."""
    worth = {query: ndcg(query, wanted) for query, wanted in judged.items()}
    for query, value in sorted(worth.items(), key=lambda each: each[1]):
        print(f"{value:.2f}  {query}: {[o.tool.name for o, _ in everything().find(query)[:SHOWN]]}")
    average = sum(worth.values()) / len(worth)
    print(f"nDCG@{SHOWN} of {len(worth)} queries: {average:.3f}")
    return average


def test_the_first_five_are_what_people_want():
    assert len(JUDGED) >= 60
    assert mean(JUDGED) >= 0.9


def test_so_are_those_of_queries_that_nothing_was_tuned_to():
    assert mean(UNSEEN) >= 0.85


@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_finds_nothing_that_seems_to_fit(query):
    assert [hit for hit in everything().find(query) if hit[1] >= 0.2] == []
