"""Which calls are asked for: the conditions that daily totals and usage records share."""

from dataclasses import dataclass
from uuid import UUID

NONE = "none"  # asks for calls that have no provider, or no app


@dataclass(frozen=True, kw_only=True)
class CallFilters:
    """Empty = all. `status` is one ("404") or a class of them ("4xx")."""

    provider: str = ""
    key_id: UUID | None = None
    account_id: UUID | None = None
    app_id: str = ""
    status: str = ""

    def conditions(self) -> dict[str, object]:
        """Return what both kinds of rows are filtered by; the account is not in every total."""
        asked = {"provider": self.provider, "key_id": self.key_id, "app_id": self.app_id}
        given = {n: "" if value == NONE else value for n, value in asked.items() if value}
        return given | self._statuses()

    def _statuses(self) -> dict[str, int]:
        if not self.status:
            return {}
        if self.status.endswith("xx"):
            first = int(self.status[0]) * 100
            return {"status__gte": first, "status__lt": first + 100}
        return {"status": int(self.status)}
