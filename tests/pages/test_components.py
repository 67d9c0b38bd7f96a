"""/_ui/: the components to look at, where one works on them."""

from pathlib import Path

import pytest

from tests.pages.test_every_page import check

PARTS = Path(__file__).resolve().parents[2] / "templates" / "parts"


@pytest.mark.django_db
def test_every_component_is_on_the_page(client, settings):
    settings.DEBUG = True

    response = client.get("/_ui/")

    check(response)
    shown = {template.name for template in response.templates}
    assert {f"parts/{path.name}" for path in PARTS.glob("*.html")} - shown == set()


@pytest.mark.django_db
def test_nobody_else_gets_it(client):
    assert client.get("/_ui/").status_code == 404
