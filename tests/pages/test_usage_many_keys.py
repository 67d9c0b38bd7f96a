"""The Usage page of somebody with more keys than anybody reads."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from billing.pages.usage import rows
from tests.factories import make_records
from tests.pages.conftest import logged_in
from tests.pages.usage import NOW, links, page_of


@pytest.fixture(autouse=True)
def _one_moment():
    with time_machine.travel(NOW, tick=False):
        yield


def use(partner, keys):
    """Make one call with each key, and one more with the last."""
    ids = [UUID(int=n) for n in (*range(1, keys + 1), keys)]
    make_records(partner, [{"ts": NOW - timedelta(hours=1), "key_id": pk} for pk in ids])


def of_keys(page):
    return {address for address in links(page, "/settings/usage?") if "key=" in address}


def test_only_the_keys_with_the_most_calls_are_listed(partner):
    use(partner, 3 * rows.MOST_ROWS)
    page = page_of(logged_in(partner.user))

    assert f"The {rows.MOST_ROWS} keys with the most calls." in page.text
    assert len(of_keys(page)) == rows.MOST_ROWS
    assert any(str(UUID(int=3 * rows.MOST_ROWS)) in address for address in of_keys(page))


def test_a_short_list_says_nothing_of_being_cut_off(partner):
    use(partner, 3)

    assert "keys with the most calls" not in page_of(logged_in(partner.user)).text
