"""Lists whose filters and pagers swap the list alone where scripts run."""

import json

import pytest

from tests.factories import make_account
from tests.pages.html import Page

LISTS = [
    "/settings/api-keys",
    "/settings/accounts",
    "/settings/requests",
    "/settings/usage",
    "/settings/audit",
]
HTMX = "/static/django_htmx/htmx-2.min.js"


@pytest.fixture
def shown(partners_browser, partner):
    make_account(partner)
    return lambda path: Page(partners_browser.get(path))


def boosted(page):
    return [(tag, a) for tag, a in page.elements if a.get("hx-boost") == "true"]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_names_the_part_that_is_swapped_and_says_what_it_holds(shown, path):
    page = shown(path)

    (swapped,) = [a for _, a in page.elements if "hx-target" in a]
    assert swapped["id"] == "list"
    assert (swapped["hx-target"], swapped["hx-select"]) == ("this", "#list")
    assert swapped["data-said"]
    assert swapped["tabindex"] == "-1"


@pytest.mark.parametrize("path", LISTS)
def test_htmx_may_neither_evaluate_nor_style_nor_keep_nor_leave(shown, path):
    (config,) = [m["content"] for m in shown(path).all("meta") if m.get("name") == "htmx-config"]

    assert json.loads(config) == {
        "includeIndicatorStyles": False,
        "allowEval": False,
        "allowScriptTags": False,
        "selfRequestsOnly": True,
        "historyCacheSize": 0,
        "refreshOnHistoryMiss": True,
        "timeout": 20000,
    }


def test_filters_are_forms_that_also_work_without_a_script(shown):
    ((tag, form),) = boosted(shown("/settings/accounts"))

    assert (tag, form["method"], form["role"]) == ("form", "get", "search")


def test_a_pager_is_made_of_links(partners_browser, partner):
    for n in range(51):
        make_account(partner, external_id=f"user-{n}")

    page = Page(partners_browser.get("/settings/accounts"))

    assert [tag for tag, _ in boosted(page)] == ["form", "nav"]
    assert len([a for a in page.all("a") if a.get("rel") == "next"]) == 1


@pytest.mark.parametrize(
    "path", ["/settings/start", "/settings/partner", "/settings/billing", "/settings/api-keys/new"]
)
def test_pages_without_a_list_load_no_htmx(shown, path):
    assert HTMX not in [script["src"] for script in shown(path).all("script")]


def test_htmx_is_served_from_here(client, shown):
    assert HTMX in [script["src"] for script in shown("/settings/api-keys").all("script")]

    assert client.get(HTMX).status_code == 200
