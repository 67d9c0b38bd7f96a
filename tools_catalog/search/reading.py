"""What a word of a query may stand for: itself, a longer word, a synonym, what it was meant to be."""

from collections.abc import Mapping

from tools_catalog.search.index import Index

Meanings = dict[str, float]  # words of the index, each with how surely it is meant


def read(word: str, index: Index, synonyms: Mapping[str, Meanings]) -> Meanings:
    """Return the words of the index that a word of a query asks for."""
    found = known(word, index, synonyms)
    if found:
        return found
    for other, surely in index.speller.meant(word).items():
        take_surest(found, known(other, index, synonyms), surely)
    return found


def known(word: str, index: Index, synonyms: Mapping[str, Meanings]) -> Meanings:
    """Return what a rightly spelled word stands for."""
    found: Meanings = {}
    if word in index.postings:
        found[word] = 1.0
    others = {w: s for w, s in synonyms.get(word, {}).items() if w in index.postings}
    take_surest(found, others)
    if len(word) > 1:
        take_surest(found, completions(word, index), 0.6 if found else 1.0)
    return found


def completions(start: str, index: Index) -> Meanings:
    """Return the words that begin like this, the surer the less is missing."""
    return {word: 0.5 + 0.4 * len(start) / len(word) for word in index.beginning_with(start)}


def take_surest(found: Meanings, more: Meanings, factor: float = 1.0) -> None:
    """Add meanings, keeping the surer of two."""
    for word, surely in more.items():
        found[word] = max(found.get(word, 0.0), surely * factor)
