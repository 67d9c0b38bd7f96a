"""What a misspelled word was meant to be: candidates by shared trigrams, judged by edit distance."""

from collections import Counter, defaultdict
from collections.abc import Iterable

SHARED = 0.3  # of two words' trigrams (Dice), below which they are not compared
SHORTEST = 4  # letters of a word that can be misspelled


class Speller:
    """Knows the words that exist, and finds those that a wrong one resembles."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.holders: dict[str, list[str]] = defaultdict(list)
        for word in sorted(vocabulary):
            for part in trigrams(word):
                self.holders[part].append(word)

    def meant(self, word: str) -> dict[str, float]:
        """Return the words that this one may be, each with how surely."""
        if len(word) < SHORTEST:
            return {}
        distances = {other: distance(word, other) for other in self.resembling(word)}
        allowed = 1 if len(word) < 7 else 2
        return {other: 0.95 - 0.2 * d for other, d in distances.items() if d <= allowed}

    def resembling(self, word: str) -> list[str]:
        """Return the words with the same first letter that share enough trigrams."""
        parts = trigrams(word)
        shared = Counter(other for part in parts for other in self.holders.get(part, ()))
        return [
            other
            for other, count in shared.items()
            if other[0] == word[0] and 2 * count >= SHARED * (len(parts) + len(trigrams(other)))
        ]


def trigrams(word: str) -> set[str]:
    """Return the groups of three letters of a word, its beginning and end included."""
    padded = f"  {word} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def distance(one: str, other: str) -> int:
    """Return how many letters are to be inserted, left out, replaced or swapped with their neighbour."""
    older, above = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, facing in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        older, above = above, row
    return above[-1]
