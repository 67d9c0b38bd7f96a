"""Pages as Markdown: the twins, what is filled in, and the lists for language models."""

import re
from decimal import Decimal

import pytest

from billing.drawing.fixes import BY_LIMIT
from billing.models import Plan
from providers.registry import providers
from tests.docs.reading import page_at
from tools_catalog.pages.contents import START, entries
from tools_catalog.pages.plans import price

pytestmark = pytest.mark.django_db
LINK = re.compile(r"\]\(([^)\s]+)\)")


def text_at(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_every_page_has_a_twin_in_markdown(client):
    for entry in entries().values():
        response = client.get(entry.twin)

        assert response["Content-Type"] == "text/markdown; charset=utf-8"
        assert response.content.startswith(b"# "), entry.twin
        assert "<!--" not in response.content.decode(), entry.twin


def test_the_links_of_a_twin_are_whole_addresses(client):
    for entry in entries().values():
        no_code = re.sub(
            r"^```.*?^```$|`[^`\n]*`", "", text_at(client, entry.twin), flags=re.M | re.S
        )
        links = LINK.findall(no_code)

        assert [a for a in links if not a.startswith(("http", "#"))] == [], entry.twin


def test_this_servers_address_stands_in_the_place_of_the_written_one(client, settings):
    settings.PUBLIC_URL = "https://patchbay.example"

    text = text_at(client, "/docs/quickstart.md") + text_at(client, "/docs/providers/github.md")

    assert "export PATCHBAY_URL=https://patchbay.example\n" in text
    assert "`https://patchbay.example/api/v1/connect/callback`" in text
    assert "127.0.0.1:8000" not in text
    assert "https://patchbay.example/docs/sandbox.md" in text


def test_files_that_are_no_pages_are_named_instead_of_linked(client):
    text = text_at(client, "/docs/providers/github.md")

    assert "see `.env.example`" in text


def test_plans_are_read_from_their_rows(client):
    Plan.objects.filter(family="partner", slug="free").update(per_minute=31, per_month=1234)
    Plan.objects.create(family="personal", slug="x", name="<Odd>", per_minute=7, per_day=-1)

    text = text_at(client, "/docs/rate-limits.md")

    assert "| Free | 31 | 1,234 | 429 until the cycle ends |" in text
    assert "| Pro | 300 | 100,000 | $0.50 for 1,000 calls |" in text
    assert "| <Odd> | 7 | unlimited | – |" in text
    assert "<odd>" not in {tag for tag, _ in page_at("/docs/rate-limits").elements}


def test_limits_scopes_and_providers_are_those_there_are(client):
    for page, names in (
        ("errors", BY_LIMIT),
        ("rate-limits", BY_LIMIT),
        ("authentication", ["usage:read", "proxy:*", "proxy:github"]),
        ("tools", [provider.name for provider in providers().values()]),
    ):
        text = text_at(client, f"/docs/{page}.md")
        assert [name for name in names if name not in text] == [], page


def test_llms_txt_has_the_shape_that_is_agreed_on(client, settings):
    response = client.get("/llms.txt")

    text = response.content.decode()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert text.startswith("# Patchbay\n\n> ")
    assert text.count("\n# ") == 0
    listed = LINK.findall(text)
    assert f"{settings.PUBLIC_URL}/openapi.json" in listed
    assert {f"{settings.PUBLIC_URL}{entry.twin}" for entry in entries().values()} <= set(listed)
    assert all(re.match(r"- \[[^\]]+\]\([^)]+\): .", line) for line in lists_of(text))


def lists_of(text):
    return [line for line in text.splitlines() if line.startswith("- ")]


def test_llms_full_txt_holds_the_guides(client):
    text = text_at(client, "/llms-full.txt")

    for entry in START:
        assert text_at(client, entry.twin).strip() in text


@pytest.mark.parametrize(
    ("dollars", "shown"), [("0.5", "0.50"), ("2", "2.00"), ("0.1234", "0.1234")]
)
def test_prices_have_their_cents(dollars, shown):
    assert price(Decimal(dollars)) == shown
