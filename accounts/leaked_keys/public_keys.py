"""The public keys that GitHub signs its reports with, as it publishes them: names and PEM texts."""

import json
from functools import partial
from typing import Any

from django.conf import settings

from accounts.app_access.key_material import public_key_in
from config.api.errors import ProviderUnavailable
from config.jwks import NotFetched, key_in
from config.jwks.document import MOST_KEYS, ListedKey, NoDocument
from config.jwks.fetching import fetched
from config.jwks.keys import UnfitKey

ALGORITHM = "ES256"  # ECDSA on P-256 with SHA-256


def key_named(identifier: str) -> Any:
    """Return GitHub's key of that name, or None; raise 503 where its keys cannot be had."""
    url = settings.SECRET_SCANNING_KEYS_URL
    fetch = partial(fetched, url, keys_listed, outside_host=False)
    try:
        return key_in(("secret scanning", url), fetch, identifier)
    except NotFetched as exc:
        raise ProviderUnavailable("github", stage="keys") from exc


def keys_listed(content: bytes) -> list[ListedKey]:
    """Return the keys of the document that are fit for use, or raise NoDocument."""
    try:
        listed = json.loads(content)["public_keys"]
    except (ValueError, RecursionError, KeyError, TypeError) as exc:
        raise NoDocument from exc
    if not isinstance(listed, list) or len(listed) > MOST_KEYS:
        raise NoDocument
    return [key for each in listed if (key := listed_key(each)) is not None]


def listed_key(listed: Any) -> ListedKey | None:
    """Return a key ready for use; None for one that is of another form."""
    try:
        return ListedKey(str(listed["key_identifier"]), public_key_in(listed["key"], ALGORITHM))
    except (KeyError, TypeError, AttributeError, UnfitKey):
        return None
