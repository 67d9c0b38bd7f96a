"""docs/security.md names tests that exist."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text()
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_a_test_that_the_page_names_exists(path, name):
    functions = {
        node.name
        for node in ast.walk(ast.parse((ROOT / path).read_text()))
        if isinstance(node, ast.FunctionDef)
    }

    assert name in functions


def test_every_row_names_a_test():
    rows = re.findall(r"^\| (\d+) \|.*$", PAGE, re.MULTILINE)

    assert len(rows) == len(set(rows)) > 60
    assert all("`tests/" in row for row in re.findall(r"^\| \d+ \|.*$", PAGE, re.MULTILINE))
