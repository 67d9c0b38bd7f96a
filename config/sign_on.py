"""Single sign-on through the operator's OpenID provider, as the environment describes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.secrets import LOOPBACK_HOSTS

TOGETHER = ("SSO_ISSUER", "SSO_CLIENT_ID", "SSO_CLIENT_SECRET")
ALONE = ("SSO_NAME", "SSO_ONLY")
LONGEST = {"SSO_ISSUER": 200, "SSO_NAME": 40}  # the issuer is kept with every link


@dataclass(frozen=True)
class SignOn:
    """One provider: where it is, who we are there, what people call it, and whether it is the only way in."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str = "single sign-on"
    only: bool = False


def sign_on(said: Mapping[str, str], *, only: bool) -> SignOn | None:
    """Return what the variables describe, None where nothing is said; raise ImproperlyConfigured."""
    missing = [name for name in TOGETHER if not said[name]]
    if len(missing) == len(TOGETHER):
        return _nothing(said)
    if missing:
        raise ImproperlyConfigured(
            f"{missing[0]} is not set: {', '.join(TOGETHER)} need each other"
        )
    for name, most in LONGEST.items():
        if len(said[name]) > most:
            raise ImproperlyConfigured(f"{name} must be at most {most} characters")
    name = {"name": said["SSO_NAME"]} if said["SSO_NAME"] else {}
    issuer = _issuer(said["SSO_ISSUER"])
    return SignOn(issuer, said["SSO_CLIENT_ID"], said["SSO_CLIENT_SECRET"], only=only, **name)


def _nothing(said: Mapping[str, str]) -> None:
    for name in ALONE:
        if said[name] not in {"", "off"}:
            raise ImproperlyConfigured(f"{name} means nothing without SSO_ISSUER")


def _issuer(url: str) -> str:
    """Return the address as links keep it: without the slash at its end."""
    if not _is_safe(url):
        raise ImproperlyConfigured(
            f"SSO_ISSUER must be an address such as https://id.example, not {url!r}"
        )
    return url.rstrip("/")


def _is_safe(url: str) -> bool:
    """Say whether it is https, or http on this machine, with nothing behind the path."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    http = parts.scheme == "http" and parts.hostname in LOOPBACK_HOSTS
    odd = parts.query or parts.fragment or "@" in parts.netloc or not parts.hostname
    return (http or parts.scheme == "https") and not odd
