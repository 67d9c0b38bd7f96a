"""docs/security.md names tests that exist."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text()
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))


def functions_of(path):
    tree = ast.parse((ROOT / path).read_text())
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_the_tests_that_the_page_names_exist():
    known = {path: functions_of(path) for path in {path for path, _ in NAMED}}

    assert [f"{path}::{name}" for path, name in NAMED if name not in known[path]] == []


def test_every_row_names_a_test():
    rows = re.findall(r"^\| (\d+) \|.*$", PAGE, re.MULTILINE)

    assert len(rows) == len(set(rows)) > 60
    assert all("`tests/" in row for row in re.findall(r"^\| \d+ \|.*$", PAGE, re.MULTILINE))
