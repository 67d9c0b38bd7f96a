"""What the logs of our processes say: which exceptions, and nothing that is secret."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

# The exceptions that a missing database, Redis, disk or worker is told by.
EXPECTED = {
    "OperationalError",
    "InterfaceError",
    "PoolTimeout",
    "ConnectionError",
    "TimeoutError",
    "OSError",
    "SystemExit",
    "BrokenPipeError",
    "ConnectionResetError",
    "BusyLoadingError",
}
LAST = re.compile(r"^(?:[\w.]+\.)?(\w+)(?::|$)")
TOKENS = ("ya29.a0", "1//0g")  # how the sandbox's Google begins its secrets


def exceptions(paths: Iterable[Path]) -> dict[str, list[str]]:
    """Return the tracebacks in the logs by the kind of exception that ends them."""
    found = defaultdict(list)
    for path in paths:
        for trace in tracebacks(path.read_text(errors="replace")):
            found[kind_of(trace)].append(trace)
    return dict(found)


def tracebacks(text: str) -> Iterator[str]:
    """Yield those of our JSON lines, and those that Python itself wrote."""
    plain = []
    for line in text.splitlines():
        try:
            said = json.loads(line).get("exception", "")
        except (ValueError, AttributeError):
            plain.append(line)
            continue
        if said:
            yield said
    yield from "\n".join(plain).split("Traceback (most recent call last):")[1:]


def kind_of(trace: str) -> str:
    """Return the exception's name: of the last line that stands at the margin and is one."""
    found = [match[1] for line in trace.splitlines() if (match := LAST.match(line))]
    named = [kind for kind in found if kind.endswith(("Error", "Exception", "Timeout", "Exit"))]
    return named[-1] if named else "unknown"


def secrets_in(paths: Iterable[Path], canaries: Iterable[str]) -> list[str]:
    """Return the names of the logs that hold something secret."""
    wanted = (*TOKENS, *canaries)
    return [
        path.name
        for path in paths
        if any(each in path.read_text(errors="replace") for each in wanted)
    ]
