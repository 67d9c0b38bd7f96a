"""What every page of the documentation holds, for whoever reads it."""

import pytest
from django.test import Client

from billing.models import UsageRecord
from tests.docs.reading import addresses, ids_of, links_of, page_at
from tests.pages.test_every_page import POLICY, check
from tools_catalog.pages.contents import entries

pytestmark = pytest.mark.django_db


def policy_of(response):
    return set(response["Content-Security-Policy"].split("; "))


def test_every_page_is_whole_and_keeps_the_strict_policy(client):
    for entry in entries().values():
        response = client.get(entry.path)

        assert response.status_code == 200, entry.path
        assert policy_of(response) == POLICY, entry.path
        check(response)


def test_nothing_of_a_page_is_left_unwritten(client):
    for entry in entries().values():
        text = client.get(entry.path).content.decode()

        assert "<!--" not in text.replace("<!doctype", ""), entry.path
        assert "&lt;!--" not in text, entry.path
        assert "PUBLIC_URL/" not in text, entry.path


def test_every_link_of_the_documentation_leads_somewhere(client):
    """A link to an anchor leads to one that is there; other pages of ours answer at least with a log-in."""
    links = set().union(*(links_of(page_at(path), path) for path in addresses()))
    lost = {target for target, _ in links if client.get(target).status_code not in (200, 302)}
    anchors = {(target, anchor) for target, anchor in links if anchor}

    assert lost == set()
    assert {(page, anchor) for page, anchor in anchors if anchor not in ids_of(page)} == set()


def test_every_guide_stands_in_the_list_of_pages(settings):
    written = {f"docs/api/{path.name}" for path in (settings.BASE_DIR / "docs/api").glob("*.md")}
    listed = {entry.source for entry in entries().values()}

    assert {source for source in listed if source.startswith("docs/api/")} == written
    assert [source for source in listed if not (settings.BASE_DIR / source).exists()] == []


def test_the_list_of_pages_marks_the_one_that_is_read():
    for entry in entries().values():
        current = [a["href"] for a in page_at(entry.path).all("a") if "aria-current" in a]

        assert current == ["/docs", entry.path]


def test_the_way_there_is_on_every_page(client, partner):
    assert {"href": "/docs"} in page_at("/").all("a")
    client.force_login(partner.user)

    response = client.get("/settings/api-keys")

    assert response.content.decode().count('href="/docs"') == 2  # above and below


def test_whoever_reads_reads_the_same(client, partner, django_assert_num_queries):
    """No session is opened: a cache may keep the pages, and they cost the database nothing."""
    for_strangers = Client().get("/docs/quickstart")
    client.force_login(partner.user)

    with django_assert_num_queries(0):
        response = client.get("/docs/quickstart")

    assert response.content == for_strangers.content
    assert response["Vary"] == "Accept-Encoding"
    assert "Set-Cookie" not in response
    assert response["Cache-Control"] == "public, max-age=60"


def test_a_page_is_sent_again_only_when_it_changed(client):
    for path in ("/docs", "/docs/errors.md", "/docs/reference", "/llms.txt"):
        first = client.get(path)

        again = client.get(path, headers={"If-None-Match": first["ETag"]})
        other = client.get(path, headers={"If-None-Match": '"of another one"'})

        assert (again.status_code, again.content) == (304, b"")
        assert other.status_code == 200


def test_reading_is_no_call(api):
    api.get("/docs/errors")

    assert UsageRecord.objects.count() == 0


@pytest.mark.parametrize(
    "path",
    ["/docs/nothing", "/docs/nothing.md", "/docs/../config/settings", "/docs/providers/nobody"],
)
def test_an_unknown_page_is_a_404(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/docs/", "/docs/index"])
def test_the_start_page_has_one_address(client, path):
    response = client.get(path)

    assert (response.status_code, response["Location"]) == (302, "/docs")
