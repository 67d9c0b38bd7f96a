"""The accounts with the most calls, as the Usage page lists them."""

from uuid import UUID

from accounts.models import ConnectedAccount
from billing.pages.usage.asked import Asked
from billing.pages.usage.rows import Row
from billing.usage.naming import names_of
from billing.usage.statistics import Cell, of_accounts
from billing.usage.tallies import in_all

MOST_ACCOUNTS = 20
TOP = f"The {MOST_ACCOUNTS} accounts with the most calls. Calls that name no account are in none."


def by_account(cells: list[Cell], asked: Asked) -> list[Row]:
    """Return the accounts with the most calls; none where one is asked for, or there can be none."""
    if asked.filters.account_id or not asked.filters.is_partner or not cells:
        return []
    found = of_accounts(asked.filters, MOST_ACCOUNTS)
    accounts, whole = names_of([], [pk for pk, _ in found]).accounts, in_all(cells).calls
    return [row(pk, calls, whole, accounts.get(pk), asked) for pk, calls in found]


def row(pk: UUID, calls: int, whole: int, account: ConnectedAccount | None, asked: Asked) -> Row:
    """Return the row of an account; one that is deleted is known by its id alone."""
    if account is None:
        links = asked.links.only(account=pk)
        return Row("Deleted account", str(pk), calls, None, whole, links)
    links = asked.links.only(account=account.external_id)
    return Row(account.external_id, "", calls, None, whole, links)
