"""What an examination of the installation (`./run doctor`) finds.

A check is a function without arguments that yields findings; it waits for nobody longer than `PATIENCE`.
Settings list checks by name (DOCTOR_CHECKS). No finding repeats a secret.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

PATIENCE = 5  # seconds
PROBLEM, ADVICE, FACT = "problem", "advice", "fact"


@dataclass(frozen=True)
class Finding:
    """One line: what is so and, unless it is a mere fact, what to do about it."""

    kind: str
    what: str
    fix: str = ""


Check = Callable[[], Iterable[Finding]]


def problem(what: str, fix: str) -> Finding:
    """Return something that does not work, or is not safe, as it is."""
    return Finding(PROBLEM, what, fix)


def advice(what: str, fix: str) -> Finding:
    """Return something that works and could bite later."""
    return Finding(ADVICE, what, fix)


def fact(what: str) -> Finding:
    """Return something good to know."""
    return Finding(FACT, what)
