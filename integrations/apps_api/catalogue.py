"""The toolkits as an app sees them before it has set one up."""

from typing import Any

from providers.oauth_apps import client_of
from providers.toolkits import Toolkit, toolkits

MOST_FOUND = 20


def matching(text: str) -> list[Toolkit]:
    """Return the toolkits whose slug or name the text is part of, whatever its case; at most 20."""
    wanted = text.casefold()
    found = [t for t in toolkits().values() if wanted in t.slug or wanted in t.name.casefold()]
    return found[:MOST_FOUND]


def listed(toolkit: Toolkit) -> dict[str, Any]:
    """Return what is told of a toolkit; one whose provider the server has no app for needs one of the caller's."""
    return {
        "toolkit": toolkit.slug,
        "displayName": toolkit.name,
        "curated": toolkit.is_curated,
        "auth_schemes": ["OAUTH2"],
        "requires_byo_credentials": client_of(toolkit.provider) is None,
    }
