"""The reference in which calls can be tried: the one page with a looser policy, and only for styles."""

import pytest

from tests.docs.reading import page_at
from tests.pages.test_every_page import POLICY, check

pytestmark = pytest.mark.django_db
PAGE = "/docs/reference"


def test_only_its_styles_may_be_inline(client):
    response = client.get(PAGE)

    policy = set(response["Content-Security-Policy"].split("; "))
    assert policy - POLICY == {"style-src 'self' 'unsafe-inline'"}
    assert POLICY - policy == {"style-src 'self'"}
    assert response["X-Frame-Options"] == "DENY"
    check(response)


def test_what_it_is_made_with_is_served_from_here(client):
    page = page_at(PAGE)
    files = [script["src"] for script in page.all("script")]
    files += [link["href"] for link in page.all("link")]

    assert "/static/drf_spectacular_sidecar/swagger-ui-dist/swagger-ui-bundle.js" in files
    for file in files:
        response = client.get(file)
        assert response.status_code == 200, file
        assert b"".join(response.streaming_content)


def test_it_says_something_without_scripts():
    page = page_at(PAGE)

    assert "/openapi.json" in {link["href"] for link in page.all("a")}
    assert "Try it out sends real calls to this server" in page.text
