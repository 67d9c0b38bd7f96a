"""What the tests of the Usage page share."""

from datetime import UTC, datetime, timedelta

from tests.factories import make_records
from tests.pages.html import Page

USAGE = "/settings/usage"
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
CYCLE = "from=2026-11-01&to=2026-11-21"


def page_of(browser, query=""):
    return Page(browser.get(USAGE + query))


def use(owner, calls, *, ago=timedelta(hours=1), **fields):
    """Make calls of a partner, some time ago."""
    make_records(owner, [{"ts": NOW - ago, **fields}] * calls)


def links(page, start):
    """Return the addresses on a page that begin so."""
    return [a["href"] for a in page.all("a") if a["href"].startswith(start)]


def bars(page):
    """Return the accessible names of the bars of the first chart."""
    names = [a["aria-label"] for a in page.all("a") if " succeeded, " in a.get("aria-label", "")]
    return names[: len(names) // 2]
