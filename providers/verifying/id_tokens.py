"""Deliveries that bring an ID token, signed by the provider for our address (OpenID Connect, RS256)."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import jwt

from config.api.errors import ProviderUnavailable
from config.jwks import NotFetched, key_soon
from config.jwks.fetching import fetch_trusted
from providers import endpoints, modes, operator_settings, registry
from providers.spec import Delivery, Forged, Provider, Setting
from providers.verifying.comparing import equal, header

LONGEST = 8_192  # characters
LEEWAY = 60  # seconds that two clocks may differ
PATIENCE = 0.6  # seconds that a delivery waits for keys: it has to be answered within one
ALGORITHM = "RS256"
NEEDED = ["exp", "iat", "iss", "aud", "email"]


@dataclass(frozen=True)
class IdToken:
    """The token is of one of the issuers, for `audience` (else for the address that was called), and of `sender`.

    Anybody can have the provider sign a token about themselves: so without a sender that the operator named,
    nothing is taken. The keys are fetched and kept; where they do not come soon, the provider may come again.
    """

    provider: str
    keys_url: str
    issuers: tuple[str, ...]
    audience: Setting
    sender: Setting
    live: bool = True
    by_item: bool = False

    def of_sandbox(self) -> "IdToken":
        """Return the check of tokens that the sandbox signs for test mode."""
        return replace(self, live=False)

    def verify(self, delivery: Delivery, secrets: tuple[str, ...], now: float) -> None:
        """Raise Forged unless the provider signed the token, for us, for whom the operator named, and lately."""
        token = token_in(header(delivery, "Authorization"))
        address = delivery.url.partition("?")[0]
        audience = self.value_of(self.audience) or address
        try:
            claims = self.claims_of(token, audience)
        except jwt.PyJWTError as exc:
            raise Forged(f"the token is no good: {type(exc).__name__}") from exc
        check_times(claims, now)
        self.check_sender(claims)

    def claims_of(self, token: str, audience: str) -> dict[str, Any]:
        """Return what the token says. When it was made and ends is compared with our `now`, not here."""
        key = self.key_named(jwt.get_unverified_header(token).get("kid"))
        options = {"require": NEEDED, "verify_exp": False, "verify_iat": False, "verify_nbf": False}
        return jwt.decode(
            token,
            key,
            algorithms=[ALGORITHM],
            audience=audience,
            issuer=list(self.issuers),
            options=options,
        )

    def key_named(self, kid: Any) -> Any:
        """Return the provider's key of that name, or raise Forged; 503 where its keys cannot be had."""
        url = endpoints.api_url(self.theirs, self.keys_url)
        try:
            key = key_soon(url, partial(fetch_trusted, url, ALGORITHM), kid, PATIENCE)
        except NotFetched as exc:
            raise ProviderUnavailable(self.provider, stage="keys") from exc
        if key is None:
            raise Forged("the token names no key of the provider")
        return key

    def check_sender(self, claims: dict[str, Any]) -> None:
        sender = self.value_of(self.sender)
        is_theirs = claims.get("email_verified") is True and equal(str(claims["email"]), sender)
        if not sender or not is_theirs:
            raise Forged("the token is of somebody whom the operator did not name")

    def value_of(self, setting: Setting) -> str:
        return operator_settings.setting(self.theirs, setting)

    @property
    def theirs(self) -> Provider:
        """Return the provider whose keys and settings count."""
        return modes.at(registry.providers()[self.provider], live=self.live)


def token_in(authorization: str) -> str:
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not 0 < len(token) <= LONGEST:
        raise Forged("Authorization holds no token")
    return token


def check_times(claims: dict[str, Any], now: float) -> None:
    """Raise Forged for a token that has run out, or is ahead of its time."""
    if now > float(claims["exp"]) + LEEWAY:
        raise Forged("the token has run out")
    if now < float(claims["iat"]) - LEEWAY:
        raise Forged("the token is ahead of its time")
