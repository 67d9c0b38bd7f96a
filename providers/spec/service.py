"""A part of a provider: its permissions and tools."""

from dataclasses import dataclass

from providers.spec.grant import MAIN
from providers.spec.tool import Tool


@dataclass(frozen=True)
class Permission:
    """What may be done, and which OAuth scopes it asks for.

    `needs` are the scopes without which it is not granted (default: all of `scopes`). `token` names the
    kind of token its tools use (`main`, or `user` beside a bot token). With its own id among the scopes it is
    given to sessions alone that asked for it, though the provider's scopes come with another permission too.
    """

    id: str
    description: str
    scopes: tuple[str, ...]
    needs: tuple[str, ...] | None = None
    token: str = MAIN
    aliases: tuple[str, ...] = ()
    default: bool = True  # asked for when a session names no scopes

    @property
    def required(self) -> tuple[str, ...]:
        return self.scopes if self.needs is None else self.needs


@dataclass(frozen=True)
class Service:
    """A part of a provider: gmail, calendar. Providers without parts have one service named like themselves.

    `toolkit` is its slug in the apps API, where that is not the provider's; services may share one.
    """

    slug: str
    name: str
    base_url: str
    permissions: tuple[Permission, ...]
    tools: tuple[Tool, ...]
    toolkit: str = ""
