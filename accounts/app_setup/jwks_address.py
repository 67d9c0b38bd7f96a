"""Where an app may publish its keys."""

import re
from urllib.parse import urlsplit

from django.conf import settings

from config.secrets import LOOPBACK_HOSTS

LONGEST = 500
FORM = re.compile(r"https?://[!-~]+")


def problem_with(url: str) -> str:
    """Return what is wrong with the address of a JWKS document, or an empty text. Nothing is fetched."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
        host.encode("idna")
    except ValueError:
        return "This is not a URL."
    if not FORM.fullmatch(url) or len(url) > LONGEST or not host or "\\" in url:
        return "This is not a URL."
    if "@" in parts.netloc or parts.fragment:
        return "It may hold neither a user name nor a fragment."
    is_own_machine = settings.PUBLIC_IS_LOOPBACK and host in LOOPBACK_HOSTS
    if parts.scheme != "https" and not is_own_machine:
        return "It must be https."
    return ""
