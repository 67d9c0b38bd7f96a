"""What the Dockerfile says, and which files .dockerignore lets it see."""

import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path


def instructions(dockerfile: Path) -> Iterator[tuple[str, str]]:
    """Yield each instruction's name and what follows it; continued lines are joined, ARGs filled in."""
    arguments = {}
    lines = [line for line in dockerfile.read_text().splitlines() if not line.startswith("#")]
    for line in filter(str.strip, "\n".join(lines).replace("\\\n", " ").splitlines()):
        name, _, rest = line.partition(" ")
        if name == "ARG":
            key, _, arguments[key] = rest.partition("=")
        for key, value in arguments.items():
            rest = rest.replace(f"${{{key}}}", value)
        yield name, rest.strip()


def context(root: Path) -> list[str]:
    """Return the tracked files that go into the build: the last rule that speaks of a file decides."""
    lines = (root / ".dockerignore").read_text().splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    command = ["git", "-C", root, "ls-files"]
    tracked = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [path for path in tracked.splitlines() if is_let_in(path, rules)]


def is_let_in(path: str, rules: list[str]) -> bool:
    """Say whether the rules let a file in; one for a folder speaks of all that is in it."""
    verdict = True
    for rule in rules:
        pattern = rule.removeprefix("!").removeprefix("**/")
        if fnmatch(path, pattern) or path.startswith(f"{pattern}/"):
            verdict = rule.startswith("!")
    return verdict
