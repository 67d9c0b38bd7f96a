"""The origins of an app: from which web pages its end users may call."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.db import transaction

from accounts.actors import Actor
from accounts.app_setup.recording import record
from accounts.app_setup.refusing import refuse
from accounts.models import App
from config.secrets import LOOPBACK_HOSTS

MOST_ORIGINS, LONGEST_ORIGIN = 50, 255
HOST = re.compile(r"[0-9a-z]([0-9a-z.-]*[0-9a-z])?|[0-9a-f]*:[0-9a-f:.]+", re.IGNORECASE)
DEFAULT_PORTS = {"https": 443, "http": 80}


class NoOrigin(ValueError):
    """The sentence says what is wrong with it."""


@transaction.atomic
def set_origins(app: App, origins: Iterable[str], by: Actor) -> bool:
    """Let pages of these origins call, and of no others; say whether anything changed. Raises 400."""
    wanted = list(dict.fromkeys(checked(each) for each in origins))
    if len(wanted) > MOST_ORIGINS:
        raise refuse("allowed_origins", f"Name at most {MOST_ORIGINS} origins.")
    before, app.allowed_origins = app.allowed_origins, wanted
    if wanted == before:
        return False
    app.save(update_fields=["allowed_origins"])
    record("app.origins_changed", app, by, origins=wanted, was={"origins": before})
    return True


def checked(text: str) -> str:
    try:
        return origin_of(text)
    except NoOrigin as exc:
        raise refuse("allowed_origins", f"“{text.strip()[:80]}” {exc}") from exc


def origin_of(text: str) -> str:
    """Return an origin as browsers send it: lower case, without its scheme's own port. Raises NoOrigin."""
    text = text.strip().removesuffix("/")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError as exc:
        raise NoOrigin("is not an origin such as https://app.example.") from exc
    if parts.scheme not in DEFAULT_PORTS:
        raise NoOrigin(
            "must begin with https://, as in https://app.example; there are no wildcards."
        )
    if parts.path or parts.query or parts.fragment or "@" in text or "?" in text or "#" in text:
        raise NoOrigin("must end after the host or its port.")
    if not HOST.fullmatch(host) or len(text) > LONGEST_ORIGIN:
        raise NoOrigin("is not an origin such as https://app.example; there are no wildcards.")
    if parts.scheme == "http" and host not in LOOPBACK_HOSTS:
        raise NoOrigin("must be https; http is for localhost alone.")
    shown = f"[{host}]" if ":" in host else host
    is_default = port in {None, DEFAULT_PORTS[parts.scheme]}
    return f"{parts.scheme}://{shown}" + ("" if is_default else f":{port}")
