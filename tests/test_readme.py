"""The README's table of providers is true, and leaves nobody out."""

import re
from pathlib import Path

import pytest

from providers.registry import providers

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()
ROW = re.compile(r"^\| \[(.+?)\]\(docs/providers/(\w+)\.md\) \| .+ \| (\d+) \|$", re.MULTILINE)
LINK = re.compile(r"\]\(([\w./-]+)(?:#[\w-]+)?\)")
PAGES = [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "docs").glob("decisions/*.md")]


def test_every_provider_has_its_row():
    rows = {slug: (name, int(tools)) for name, slug, tools in ROW.findall(README)}

    assert rows == {
        slug: (provider.name, sum(len(service.tools) for service in provider.services))
        for slug, provider in providers().items()
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    targets = [page.parent / link for link in LINK.findall(page.read_text())]

    assert [target for target in targets if not target.exists()] == []


def test_no_two_decisions_have_the_same_number():
    numbers = [path.name[:4] for path in (ROOT / "docs" / "decisions").glob("*.md")]

    assert sorted(numbers) == [f"{number:04}" for number in range(1, len(numbers) + 1)]
