"""Settings > Usage > CSV: what the page shows, as a file."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
import time_machine

from accounts.models import ApiKey
from billing.usage.folding import fold_all
from tests.factories import make_account, make_key, make_partner, make_records
from tests.pages.usage import NOW, page_of, use

FILE = "/settings/usage.csv"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _one_moment():
    with time_machine.travel(NOW, tick=False):
        yield


def read(browser, query=""):
    """Return the lines of the file."""
    response = browser.get(FILE + query)
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode()
    return list(csv.DictReader(StringIO(text, newline="")))


@pytest.fixture
def calls(partner):
    make_key(partner)
    key = partner.user.api_keys.get()
    account = make_account(partner, "user-1")
    make_records(
        partner,
        [
            {
                "ts": NOW - DAY * (n % 12),
                "key_id": key.pk if n % 2 else partner.pk,
                "account_id": account.pk if n % 3 else None,
                "provider": ("slack", "google", "")[n % 3],
                "status": (200, 404, 429)[n % 3],
                "counted": n % 3 != 2,
                "provider_ms": 1.0,
            }
            for n in range(240)
        ],
    )
    return key


@pytest.mark.parametrize(
    "query",
    ["", "?provider=slack", "?status=4xx", "?account=user-1", "?from=2026-11-15&to=2026-11-17"],
)
@pytest.mark.parametrize("folded", [False, True])
def test_the_file_sums_up_to_what_the_page_shows(partners_browser, calls, query, folded):
    if folded:
        fold_all()

    rows, text = read(partners_browser, query), page_of(partners_browser, query).text

    every = sum(int(row["calls"]) for row in rows)
    failed = sum(int(row["calls"]) for row in rows if int(row["status"]) >= 400)
    counted = sum(int(row["calls"]) for row in rows if row["counted"] == "yes")
    assert f" Calls {every} Succeeded {every - failed} Failed {failed} " in text
    assert f"Counted for the quota {counted} " in text
    for provider, name in (("slack", "Slack"), ("google", "Google Workspace")):
        of_it = sum(int(row["calls"]) for row in rows if row["provider"] == provider)
        assert f" {name} {of_it:,} " in text if of_it else f"Requests {name}" not in text
    days = [row["date (UTC)"] for row in rows]
    assert days == sorted(days)


def test_a_line_says_what_the_calls_have_in_common(partner, partners_browser):
    make_key(partner)
    key = partner.user.api_keys.get()
    use(partner, 3, key_id=key.pk, provider="slack", status=404, ms=20.0, provider_ms=15.5)

    assert read(partners_browser) == [
        {
            "date (UTC)": "2026-11-21",
            "key id": str(key.pk),
            "key": "test",
            "app id": "",
            "provider": "slack",
            "status": "404",
            "counted": "yes",
            "calls": "3",
            "ms (sum)": "60",
            "provider ms (sum)": "46",
        }
    ]


def test_it_is_streamed_as_a_dated_file_in_utf_8(partners_browser, calls):
    ApiKey.objects.update(name="Zürich 🔑")

    response = partners_browser.get(FILE + "?from=2026-11-15")

    assert response.streaming
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    name = "patchbay-usage-2026-11-15-to-2026-11-21.csv"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in response["Cache-Control"]
    assert "Zürich 🔑" in b"".join(response.streaming_content).decode()


def test_what_cannot_be_asked_is_refused_by_name(partners_browser, calls):
    response = partners_browser.get(FILE + "?from=x&status=y")

    assert response.status_code == 400
    assert response.content.decode() == (
        "from: “x” is no day. Write the day like 2026-11-30.\n"
        "status: Choose a status such as 404, or a class such as 4xx."
    )


def test_calls_of_others_are_in_nobodys_file(partners_browser, browser, user):
    other = make_partner()
    make_key(other)
    use(other, 4, key_id=other.user.api_keys.get().pk)

    assert read(partners_browser) == read(browser) == []
    assert read(partners_browser, f"?key={other.user.api_keys.get().pk}") == []


def test_whoever_is_not_logged_in_logs_in_first(client, db):
    assert client.get(FILE).status_code == 302
