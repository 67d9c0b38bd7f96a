"""docs/settings: a page for each Settings page, each with its picture."""

import re

import pytest
from django.conf import settings

from accounts.navigation import GROUPS
from tests.browser.illustrations import ILLUSTRATIONS

FOLDER = settings.BASE_DIR / "docs" / "settings"
PICTURE = re.compile(r"!\[[^\]]+\]\(images/([\w-]+)\.png\)")
LINK = re.compile(r"\]\((?!https?:)([\w./-]+\.md)\)")
TEXTS = sorted(FOLDER.glob("*.md"))


def test_every_page_is_in_the_list_and_has_one_picture():
    listed = set(LINK.findall((FOLDER / "README.md").read_text()))

    pages = [path for path in TEXTS if path.name != "README.md"]
    assert {path.name for path in pages} == {name for name in listed if "/" not in name}
    assert [path.name for path in pages if len(PICTURE.findall(path.read_text())) != 1] == []


def test_every_page_of_the_navigation_is_described():
    described = re.findall(r"\| \[([^\]]+)\]", (FOLDER / "README.md").read_text())

    titles = [title for _, entries in GROUPS for title, _ in entries]
    assert [
        title for title in titles if not {title, f"{title} and security"} & set(described)
    ] == []


def test_the_pictures_are_those_that_are_named():
    named = {name for path in TEXTS for name in PICTURE.findall(path.read_text())}

    assert named == set(ILLUSTRATIONS) == {path.stem for path in FOLDER.glob("images/*.png")}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_links_lead_to_files(path):
    assert [link for link in LINK.findall(path.read_text()) if not (FOLDER / link).exists()] == []
