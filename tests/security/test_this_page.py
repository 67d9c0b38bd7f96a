"""docs/security.md has every promise, and names tests that exist."""

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


def test_every_promise_has_one_row_that_names_a_test_or_says_why_not():
    rows = re.findall(r"^\| (\d+) \| .+ \| (.+) \|$", PAGE, re.MULTILINE)

    assert sorted(int(number) for number, _ in rows) == list(range(1, 139))
    assert [
        number
        for number, kept in rows
        if not re.match(r"not kept: .{20}", kept) and not re.search(r"`tests/[\w/]+\.py::", kept)
    ] == []


def test_the_files_that_the_threat_model_names_exist():
    text = (ROOT / "docs" / "threat-model.md").read_text()
    named = re.findall(r"`(tests/[\w/]+\.py)`", text)

    assert len(named) > 20
    assert [path for path in named if not (ROOT / path).is_file()] == []
