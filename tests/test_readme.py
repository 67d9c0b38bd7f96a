"""What the README says of providers is true, and its links and those of the docs lead somewhere."""

import re
from pathlib import Path

import pytest

from providers.registry import providers

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()
ROW = re.compile(r"^\| \[(.+?)\]\(docs/providers/(\w+)\.md\) \| .+ \| (\d+) \|$", re.MULTILINE)
LINK = re.compile(r"\]\(([\w./-]+)(?:#[\w-]+)?\)")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize(("name", "slug", "tools"), ROW.findall(README))
def test_a_providers_row_is_true(name, slug, tools):
    provider = providers()[slug]

    assert name == provider.name
    assert int(tools) == sum(len(service.tools) for service in provider.services)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    targets = [page.parent / link for link in LINK.findall(page.read_text())]

    assert [target for target in targets if not target.exists()] == []


def test_no_two_decisions_have_the_same_number():
    numbers = [path.name[:4] for path in (ROOT / "docs" / "decisions").glob("*.md")]

    assert len(numbers) == len(set(numbers))
