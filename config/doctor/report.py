"""Say what was found: for people, or as JSON."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from config.findings import ADVICE, FACT, PROBLEM, Finding

MARKS = {PROBLEM: "PROBLEM", ADVICE: "advice ", FACT: "       "}
Examined = tuple[str, Finding]  # the subject, and what was found about it


def as_text(examined: Sequence[Examined]) -> str:
    """Return a line for each finding, with the fix, and a sentence in the end."""
    return "\n".join(
        [*(line(subject, found) for subject, found in examined), "", summary(examined)]
    )


def line(subject: str, found: Finding) -> str:
    fix = f" Fix: {found.fix}" if found.fix else ""
    return f"{MARKS[found.kind]} {subject}: {found.what}{fix}"


def summary(examined: Sequence[Examined]) -> str:
    kinds = Counter(found.kind for _, found in examined)
    return f"Problems: {kinds[PROBLEM]}; advice: {kinds[ADVICE]}."


def as_json(examined: Sequence[Examined]) -> str:
    """Return one object: whether all is well, and the findings."""
    findings = [{"subject": subject, **asdict(found)} for subject, found in examined]
    return json.dumps({"ok": is_well(examined), "findings": findings}, indent=2)


def is_well(examined: Sequence[Examined]) -> bool:
    """Say whether nothing is wrong; advice is not."""
    return all(found.kind != PROBLEM for _, found in examined)
