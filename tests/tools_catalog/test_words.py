"""No word that a definition or a fake is written with is missing from the pages that teach them."""

import dataclasses
import re

from providers import spec
from providers.params import Param
from sandbox import fake
from tests.tools_catalog.page_code import ROOT

PAGE, SANDBOX_PAGE = "adding-a-provider.md", "sandbox.md"
LONGEST = 220


def words():
    """Yield every word that a definition can be written with."""
    for name in spec.__all__:
        thing = getattr(spec, name)
        if dataclasses.is_dataclass(thing):
            yield name
            yield from (field.name for field in dataclasses.fields(thing))
    yield from (field.name for field in dataclasses.fields(Param) if field.name != "type")


def test_the_page_explains_every_word_and_fits_on_one():
    text = (ROOT / "docs" / PAGE).read_text()
    said = set(re.findall(r"\w+", text.partition("## The words")[2]))

    assert set(words()) - said == set()
    assert len(text.splitlines()) <= LONGEST


def test_the_sandbox_page_explains_what_a_fake_declares():
    text = (ROOT / "docs" / SANDBOX_PAGE).read_text()
    declared = {
        field.name
        for each in (fake.Fake, fake.OAuth, fake.Habits, fake.Route)
        for field in dataclasses.fields(each)
    }

    assert declared - set(re.findall(r"\w+", text)) == set()
