"""The words of a SOQL query, one after the other."""

import re

from sandbox.refusals import Refusal

TOKEN = re.compile(
    r"\s*('(?:[^'\\]|\\.)*'|[A-Za-z_][\w.]*(?:\(\))?|[\d.:TZ+-]+|<=|>=|!=|[=<>(),])", re.DOTALL
)


class Reader:
    """The words of a query, one after the other."""

    def __init__(self, text: str):
        self.words, at = [], 0
        text = text.strip()
        while at < len(text):
            if not (found := TOKEN.match(text, at)):
                raise malformed(f"unexpected token: {text[at : at + 10]}")
            self.words.append(found[1])
            at = found.end()

    def accept(self, *words: str) -> bool:
        """Take the given words if they come next."""
        if [word.upper() for word in self.words[: len(words)]] != list(words):
            return False
        del self.words[: len(words)]
        return True

    def take(self, what: str) -> str:
        """Take the next word, whatever it is."""
        if not self.words:
            raise malformed(f"unexpected end of query, expecting {what}")
        return self.words.pop(0)

    def expect(self, word: str) -> None:
        """Take a word that has to come."""
        if not self.accept(word):
            raise malformed(f"expecting {word}, found {self.words[:1]}")


def malformed(message: str) -> Refusal:
    """Return the refusal of a query that is none."""
    return Refusal("MALFORMED_QUERY", message)
