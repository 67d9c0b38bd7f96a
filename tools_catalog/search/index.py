"""Which tools hold a word, and how strongly: term weights by BM25 over weighted fields."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log

from tools_catalog.search.spelling import Speller

SATURATION, LENGTH = 1.5, 0.25  # k1 and b of BM25


class Index:
    """Postings of the words of some documents, each given as its words with their weights."""

    def __init__(
        self, documents: Sequence[Mapping[str, float]], more_words: Sequence[str] = ()
    ) -> None:
        self.size = len(documents)
        self.postings = postings_of(documents)
        self.vocabulary = sorted(self.postings)
        self.speller = Speller({*self.vocabulary, *more_words})

    def beginning_with(self, start: str) -> list[str]:
        """Return the longer words that begin like this."""
        at, found = bisect_left(self.vocabulary, start), []
        while at < len(self.vocabulary) and self.vocabulary[at].startswith(start):
            found.append(self.vocabulary[at])
            at += 1
        return [word for word in found if word != start]

    def rarity(self, holders: int) -> float:
        """Return how much a word tells that so many documents hold (BM25's idf)."""
        return log(1 + (self.size - holders + 0.5) / (holders + 0.5))


def postings_of(documents: Sequence[Mapping[str, float]]) -> dict[str, dict[int, float]]:
    """Return, for each word, the documents that hold it with a strength below 1."""
    average = sum(map(len, documents)) / max(1, len(documents))
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for number, weights in enumerate(documents):
        length = 1 - LENGTH + LENGTH * len(weights) / average
        for word, weight in weights.items():
            found[word][number] = weight / (weight + SATURATION * length)
    return dict(found)
