"""What the operator of a server tells us about a provider, beside the OAuth credentials."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """`PROVIDER_<SLUG>_<NAME>`; stands as `{name}` in the definition's URLs and headers.

    `pattern` is a regular expression for the whole value. `played` is the default where the sandbox plays the
    provider.
    """

    name: str
    default: str
    pattern: str
    description: str
    played: str = ""


@dataclass(frozen=True)
class AppToken:
    """A token of the operator's app itself, for tools with `as_app`: from `PROVIDER_<SLUG>_<SETTING>`."""

    setting: str
    scheme: str = "Bearer"
