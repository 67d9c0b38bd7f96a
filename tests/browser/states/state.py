"""One state of one page: who looks at it, and what there is to see."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page

from accounts.models import User


@dataclass
class Ground:
    """What a state is prepared on: who looks, and what may be changed for the time of the test."""

    user: User | None
    settings: Any
    monkeypatch: pytest.MonkeyPatch


@dataclass(frozen=True)
class State:
    """`path` may name what `rows` returned: "/settings/api-keys/{row.pk}/revoke".

    `by` makes who looks (nobody without it), `rows` what there is, `act` is what is done on the page
    before it is looked at. `loaded` is how many kilobytes its page, styles and scripts may weigh, `wide`
    selects what may be wider than its container. `alike` are pages that Django makes in one way.
    """

    name: str
    path: str
    by: Callable[[], User] | None = None
    rows: Callable[[Ground], Any] | None = None
    act: Callable[[Page, Any], Any] | None = None
    status: int = 200
    ago: float = 0
    loaded: int = 60
    wide: str = ""
    without_scripts: bool = True
    alike: bool = False

    @property
    def slug(self) -> str:
        """Return the name as a file may have it."""
        return "".join(c if c.isalnum() else "-" for c in self.name.lower()).strip("-")
