"""The words of a GraphQL document."""

import re

from sandbox.refusals import Refusal

IGNORED = re.compile(r"(?:[\s,]|#[^\n]*)+")
TOKEN = re.compile(r'[{}()\[\]:!$=]|[A-Za-z_]\w*|-?\d+|"(?:[^"\\\n]|\\.)*"')


class Tokens:
    """The words of a document, one after the other."""

    def __init__(self, document: str):
        self.words: list[str] = []
        at = 0
        while at < len(document):
            if ignored := IGNORED.match(document, at):
                at = ignored.end()
            elif found := TOKEN.match(document, at):
                self.words.append(found[0])
                at = found.end()
            else:
                raise wrong(document[at])
        self.words.reverse()

    @property
    def next(self) -> str:
        """Return the coming word, or nothing at the end."""
        return self.words[-1] if self.words else ""

    def take(self, wanted: str = "") -> str:
        """Take a word, which must be the wanted one if one is wanted."""
        if not self.words or (wanted and self.next != wanted):
            raise wrong(self.next)
        return self.words.pop()

    def takes(self, wanted: str) -> bool:
        """Take a word if it comes now."""
        return bool(self.words) and self.next == wanted and bool(self.words.pop())


def wrong(word: str) -> Refusal:
    """Return the refusal of a document that cannot be read."""
    return Refusal("graphql", f'Syntax Error: Unexpected "{word or "<EOF>"}".')
