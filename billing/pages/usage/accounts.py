"""The accounts with the most calls, as the Usage page lists them."""

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
    accounts = names_of([], [account_id for account_id, _ in found]).accounts
    names = {pk: account.external_id for pk, account in accounts.items()}
    whole = in_all(cells).calls
    return [
        Row(
            names.get(pk, "Deleted account"),
            "" if pk in names else str(pk),
            calls,
            None,
            whole,
            asked.links.only(account=names.get(pk, pk)),
        )
        for pk, calls in found
    ]
