"""Read a JWKS document (RFC 7517): of its keys, those that can have signed tokens."""

import json
from dataclasses import dataclass
from typing import Any

import jwt

from config.jwks.keys import UnfitKey, check_public_key

MOST_KEYS = 100


class NoDocument(ValueError):
    """What came is no JWKS document."""


@dataclass(frozen=True)
class ListedKey:
    """A public key and the name it has in the document, if it has one."""

    kid: str | None
    key: Any


def keys_in(content: bytes, algorithm: str) -> list[ListedKey]:
    """Return the keys that fit the algorithm, or raise NoDocument. Others in the document do no harm."""
    try:
        listed = json.loads(content)["keys"]
    except (ValueError, RecursionError, KeyError, TypeError) as exc:
        raise NoDocument from exc
    if not isinstance(listed, list) or len(listed) > MOST_KEYS:
        raise NoDocument
    found = (listed_key(each, algorithm) for each in listed if is_for(each, algorithm))
    return [each for each in found if each is not None]


def is_for(listed: Any, algorithm: str) -> bool:
    """Say whether a member is a public key for signatures of this algorithm, by what it says of itself."""
    if not isinstance(listed, dict):
        return False
    kind = {"RS256": "RSA", "ES256": "EC"}[algorithm]
    operations = listed.get("key_ops", ["verify"])
    return (
        listed.get("kty") == kind
        and listed.get("use", "sig") == "sig"
        and listed.get("alg", algorithm) == algorithm
        and isinstance(operations, list)
        and "verify" in operations
    )


def listed_key(listed: dict[str, Any], algorithm: str) -> ListedKey | None:
    """Return a key ready for use, None for one that is broken, too small, or private."""
    kid = listed.get("kid")
    if "d" in listed or not isinstance(kid, str | None):
        return None
    try:
        key = jwt.PyJWK(listed, algorithm).key
        check_public_key(key, algorithm)
    except (jwt.PyJWTError, UnfitKey, ValueError, TypeError):
        return None
    return ListedKey(kid, key)
