"""docs/contract.md names tests that exist, and leaves out none of the three guides'."""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent.parent
TABLE = (TESTS.parent / "docs" / "contract.md").read_text()
NAMED = re.findall(r"`(\w+/test_\w+\.py)::(test_\w+)`", TABLE)


def functions_of(path):
    tree = ast.parse((TESTS / path).read_text())
    return [node.name for node in tree.body if getattr(node, "name", "").startswith("test_")]


def guides():
    """Return the files that go through the three documents section by section."""
    names = [path.name for path in (TESTS / "contract").glob("test_*.py")]
    pattern = re.compile(r"test_(reference|guide|calls|error_table)")
    return sorted(f"contract/{name}" for name in names if pattern.match(name))


def test_what_the_table_names_exists():
    known = {path: functions_of(path) for path in {path for path, _ in NAMED}}

    assert [f"{path}::{name}" for path, name in NAMED if name not in known[path]] == []


def test_every_row_names_a_test():
    rows = [line for line in TABLE.splitlines() if line.startswith("| ")]
    headings = [line for line in rows if line.endswith("| test |")]

    assert len(NAMED) == len(rows) - len(headings) > 150


@pytest.mark.parametrize("path", guides())
def test_most_of_every_guide_is_in_the_table(path):
    missing = set(functions_of(path)) - {name for file, name in NAMED if file == path}

    assert missing <= {"test_status_none", "test_gmail_get_a_message_that_is_not_there"}
