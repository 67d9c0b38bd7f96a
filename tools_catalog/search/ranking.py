"""How well each document answers a query: 0 to 1, words that nobody knows counting against all."""

from collections.abc import Iterable, Mapping

from tools_catalog.search.index import Index
from tools_catalog.search.reading import Meanings, read

Scores = dict[int, float]  # by number of the document


def scores(query: Iterable[str], index: Index, synonyms: Mapping[str, Meanings]) -> Scores:
    """Return the scores of all documents that hold anything of the query."""
    total, found = 0.0, {}
    for word in query:
        strengths = strengths_of(read(word, index, synonyms), index)
        rarity = index.rarity(holders(strengths))
        total += rarity
        for number, strength in strengths.items():
            found[number] = found.get(number, 0.0) + rarity * strength
    return {number: score / total for number, score in found.items()}


def strengths_of(meanings: Meanings, index: Index) -> Scores:
    """Return how strongly each document holds a word's meanings: several of them say more than one."""
    found: Scores = {}
    for word, surely in meanings.items():
        for number, strength in index.postings[word].items():
            before = found.get(number, 0.0)
            found[number] = before + (1 - before) * surely * strength
    return found


def holders(strengths: Scores) -> int:
    """Count the documents that hold a word about as well as the best one does."""
    enough = max(strengths.values(), default=0.0) / 2
    return sum(strength > enough for strength in strengths.values())
