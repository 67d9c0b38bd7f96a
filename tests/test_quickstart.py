"""The guide for newcomers keeps what the README says of it."""

import json
import re
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).resolve().parent.parent
README, GUIDE = ((ROOT / name).read_text() for name in ("README.md", "docs/quickstart.md"))
STEPS = README.partition("## Quickstart\n")[2].partition("\n## ")[0]


def blocks(text, language):
    """Return the fenced blocks of a language, without their indentation."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", text, re.M | re.S)
    return [dedent(block) for _, block in found]


def test_the_guide_takes_the_same_five_steps():
    wanted = re.findall(r"^(\d\. )\*\*(.+?)\.?\*\*", STEPS, re.M)

    assert re.findall(r"^## (\d\. )(.+)$", GUIDE, re.M) == wanted
    assert len(wanted) == 5


@pytest.mark.parametrize("block", blocks(STEPS, "sh"))
def test_the_guide_makes_the_same_calls(block):
    assert block in blocks(GUIDE, "sh")


def test_every_answer_of_the_guide_is_one_of_ours():
    answers = [json.loads(block) for block in blocks(GUIDE, "json")]

    assert [answer["ok"] for answer in answers] == [True] * 6 + [False]


def test_the_error_of_the_guide_leads_to_its_explanation():
    *_, error = (json.loads(block) for block in blocks(GUIDE, "json"))

    assert error["details"]["doc_url"].endswith(f"/docs/errors#{error['error_code']}")
