"""A provider may name its next page by URL; only path and query of it ever come back to it."""

import pytest

from config.api.errors import Invalid
from providers import next_pages, paging
from providers.building import build
from providers.spec import Page
from tests.providers.made_up import answer, made_up, offer_of, paged

NEXT = Page(key="things", items="items", limit_param="size", next_url="@next.link")


def listed(offer, link, facts=None):
    return paging.unwrap(offer, answer({"items": [1], "@next.link": link}), {}, facts or {})


def test_the_next_page_is_followed_with_its_path_and_query():
    offer = offer_of(made_up(NEXT))

    data, cursor = listed(offer, "https://api.acme.example/v1/things/page?skip=20&size=20")
    request = build(offer, {"cursor": cursor, "q": "left out: the next page has its own query"})

    assert data == {"things": [1], "next_cursor": cursor}
    assert request.url == "https://api.acme.example/v1/things/page"
    assert request.params == {"skip": "20", "size": "20"}


def test_a_relative_next_page_is_below_the_base_url():
    offer = offer_of(made_up(NEXT))

    _, cursor = listed(offer, "/v1/things/page-2")

    assert build(offer, {"cursor": cursor}).url == "https://api.acme.example/v1/things/page-2"


def test_the_last_page_has_no_cursor():
    assert listed(offer_of(made_up(NEXT)), None) == ({"things": [1], "next_cursor": None}, None)


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/v1/things?skip=20",
        "http://api.acme.example/v1/things?skip=20",
        "https://api.acme.example.evil.example/v1/things",
        "https://user@api.acme.example/v1/things",
        "//evil.example/v1/things",
        "https://api.acme.example/admin",
        "https://api.acme.example/v1/../admin",
        "https://api.acme.example/v1/%2e%2e/admin",
        "https://api.acme.example/v1/.%2E/admin",
        "/v2/things",
    ],
)
def test_a_next_page_anywhere_else_is_refused(link):
    # promise 81
    with pytest.raises(ValueError, match="own address"):
        listed(offer_of(made_up(NEXT)), link)


def test_behind_a_gateway_the_providers_own_url_is_taken_too(monkeypatch):
    monkeypatch.setenv("PROVIDER_ACME_BASE_URL", "https://gateway.example/acme")
    offer = offer_of(made_up(NEXT))

    for link in ("https://api.acme.example/v1/p2", "https://gateway.example/acme/v1/p2"):
        _, cursor = listed(offer, link)
        assert build(offer, {"cursor": cursor}).url == "https://gateway.example/acme/v1/p2"


def test_a_host_of_the_connection_stays_its_own():
    offer = offer_of(
        made_up(
            NEXT,
            base_url="{home}/data",
            pinned={"home": r"https://[a-z]+\.acme\.example"},
        )
    )
    facts = {"home": "https://mara.acme.example"}

    _, cursor = listed(offer, "/data/query/2", facts)

    request = build(offer, {"cursor": cursor}, {"home": "https://tomas.acme.example"})
    assert request.url == "https://tomas.acme.example/data/query/2"


@pytest.mark.parametrize("cursor", ["2", "https://evil.example/", "eyJhIjoxfQ:1:x"])
def test_a_cursor_that_is_not_ours_is_400(cursor):
    with pytest.raises(Invalid, match="cursor is not a cursor of acme_list_things"):
        build(offer_of(made_up(NEXT)), {"cursor": cursor})


def test_a_cursor_of_another_tool_is_400():
    strange = next_pages.signed(paged().tool, ["/x", []])
    other = offer_of(made_up(NEXT, upstream="GET /others"))
    object.__setattr__(other.tool, "name", "acme_list_others")

    with pytest.raises(Invalid):
        build(other, {"cursor": strange})
