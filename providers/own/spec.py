"""What stands in a provider's place for tools of our own: no connection is needed, and nothing is sent anywhere."""

from dataclasses import dataclass

from providers.spec import Service


@dataclass(frozen=True, eq=False)  # there is one of each, as of providers
class Own:
    """A part of this server. The scopes of its permissions are those of a key; its routes are declared elsewhere."""

    slug: str
    name: str
    services: tuple[Service, ...]
    service_rooted: bool = False
