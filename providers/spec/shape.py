"""How what a provider issues looks, so that a wrong copy is noticed before anybody tries to connect."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """`pattern` is a regular expression for the whole value; `words` is a sentence about values that fit.

    `fix` is what to do where a value does not, beyond copying it once more. Only what is certain is a shape: there is
    none where a provider has never said, or shown, how its values look.
    """

    pattern: str
    words: str
    fix: str = ""

    def fits(self, value: str) -> bool:
        return re.fullmatch(self.pattern, value) is not None


UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
