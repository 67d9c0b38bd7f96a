"""How full a quota or a budget is: what a meter bar draws and says. Pure."""

from dataclasses import dataclass

from billing.models import UNLIMITED

NEAR = 80  # percent of the limit


@dataclass(frozen=True)
class Gauge:
    """Calls used of a limit, -1 for none; `is_metered`: calls past it are let through and paid for."""

    used: int
    limit: int
    is_metered: bool = False

    @property
    def is_unlimited(self) -> bool:
        return self.limit == UNLIMITED

    @property
    def past(self) -> int:
        """Return the calls past the limit."""
        return 0 if self.is_unlimited else max(0, self.used - self.limit)

    @property
    def level(self) -> str:
        """Return ok, near, full (further calls are refused) or past (further calls are paid for)."""
        if self.is_unlimited or self.used * 100 < self.limit * NEAR:
            return "ok"
        if self.used < self.limit:
            return "near"
        return "past" if self.is_metered else "full"

    @property
    def whole(self) -> int:
        """Return how many calls the whole bar stands for."""
        return max(self.used, self.limit, 1)

    @property
    def inside_share(self) -> str:
        """Return the part of the bar that is used and within the limit."""
        return f"{100 * min(self.used, max(self.limit, 0)) / self.whole:.2f}%"

    @property
    def past_share(self) -> str:
        """Return the part of the bar that is past the limit."""
        return f"{100 * self.past / self.whole:.2f}%"

    @property
    def words(self) -> str:
        if self.is_unlimited:
            return f"{self.used:,} calls used, no limit"
        return f"{self.used:,} of {self.limit:,} calls used"
