"""What the reference page of a provider tells beside the tools."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Guide:
    """How to register an OAuth app, and what to know about the provider. Markdown, one thought per entry.

    `steps` may hold `{redirect_uri}`, `events` (how to have the provider deliver what its feeds read) `{webhook_url}`
    and `{webhook_secret}`, the address and the variable. `unverified` are facts that no document of the vendor
    confirms.
    """

    console_url: str
    docs_url: str
    steps: tuple[str, ...]
    events: tuple[str, ...] = ()
    oddities: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
