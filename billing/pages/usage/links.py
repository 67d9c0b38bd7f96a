"""Addresses with the same filters: of this page, of the request log, of the file."""

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from billing.pages.usage.days import Days


@dataclass(frozen=True)
class Links:
    """What is asked for, as it stands in an address: days, and filters by name."""

    days: Days
    filters: dict[str, str]

    def on(self, days: Days) -> "Links":
        """Return the same filters on other days."""
        return replace(self, days=days)

    def only(self, **filters: Any) -> "Links":
        """Return the same days with these filters too."""
        return replace(self, filters=self.filters | {n: str(v) for n, v in filters.items()})

    @property
    def cleared(self) -> "Links":
        return replace(self, filters={})

    @property
    def page(self) -> str:
        return self._at(reverse("usage"))

    @property
    def log(self) -> str:
        return self._at(reverse("request_log"))

    @property
    def file(self) -> str:
        return self._at(reverse("usage_csv"))

    def _at(self, path: str) -> str:
        days = {"from": self.days.first.isoformat(), "to": self.days.last.isoformat()}
        return f"{path}?{urlencode(days | self.filters)}"
