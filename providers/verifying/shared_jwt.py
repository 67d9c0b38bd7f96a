"""Deliveries that bring a JSON web token, made with a secret that both sides know (HS256)."""

import binascii
import hmac
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from providers.spec import Delivery, Forged
from providers.verifying.comparing import WINDOW, equal, header

LONGEST = 8_192
FORM = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
SCHEMES = ("bearer", "jwt")


@dataclass(frozen=True)
class SharedJwt:
    """The token in Authorization is signed with one of the secrets by HS256, whatever its header would like.

    It proves who sends, not what: the body is not in it. So it has to be of now, by `exp` or by `iat`.
    """

    window: float = WINDOW
    by_item: bool = False

    def verify(self, delivery: Delivery, secrets: tuple[str, ...], now: float) -> None:
        """Raise Forged unless one of the secrets made the token, and it is of now."""
        signed, claims, sent = self.parts(header(delivery, "Authorization"))
        if not any(equal(sent, signature(signed, secret)) for secret in secrets):
            raise Forged("the token's signature does not fit")
        self.check_times(claims, now)

    def parts(self, authorization: str) -> tuple[str, dict[str, Any], str]:
        """Return what was signed, its claims, and the signature."""
        scheme, _, token = authorization.partition(" ")
        fits = scheme.lower() in SCHEMES and len(token) <= LONGEST and FORM.fullmatch(token)
        if not fits:
            raise Forged("Authorization holds no token")
        signed, _, sent = token.rpartition(".")
        head, claims = (members(part) for part in signed.split("."))
        if head.get("alg") != "HS256" or "crit" in head:
            raise Forged("the token is not of HS256")
        return signed, claims, sent

    def check_times(self, claims: dict[str, Any], now: float) -> None:
        """Raise Forged for a token that has run out, was made long ago or ahead of us, or tells neither."""
        made, ends = (moment(claims, name) for name in ("iat", "exp"))
        if made is None and ends is None:
            raise Forged("the token tells no time")
        if ends is not None and now > ends + self.window:
            raise Forged("the token has run out")
        if made is not None and made > now + self.window:
            raise Forged("the token is ahead of its time")
        if made is not None and ends is None and now > made + self.window:
            raise Forged("the token is too old")


def signature(signed: str, secret: str) -> str:
    """Return the signature as it stands in a token."""
    made = hmac.new(secret.encode(), signed.encode(), sha256).digest()
    return urlsafe_b64encode(made).decode().rstrip("=")


def members(part: str) -> dict[str, Any]:
    """Return the JSON object that a part of a token is, or raise Forged."""
    try:
        found = json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (binascii.Error, ValueError, RecursionError) as exc:
        raise Forged("the token cannot be read") from exc
    if not isinstance(found, dict):
        raise Forged("the token is no object")
    return found


def moment(claims: dict[str, Any], name: str) -> float | None:
    """Return a claim that is a moment, or None without it."""
    value = claims.get(name)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise Forged(f"{name} is no moment")
    return value
