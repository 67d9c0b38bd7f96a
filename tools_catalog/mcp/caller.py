"""Who asks and for whom, as far as tools need to know."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from accounts.models import ApiKey, ConnectedAccount
from accounts.permissions import check_scope
from tools_catalog.listing.reach import Reach

LISTING = "tools:read"


@dataclass
class Caller:
    """A key, and the account it acts for, which is looked up when it is needed."""

    key: ApiKey
    find_account: Callable[[], ConnectedAccount | None]

    @cached_property
    def reach(self) -> Reach:
        """Return what can be called now for the account that the caller names."""
        return Reach.of(self.find_account())

    def check_may_list(self) -> None:
        check_scope(self.key, LISTING)
