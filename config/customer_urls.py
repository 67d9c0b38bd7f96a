"""Addresses that customers enter and that this server calls. Which network they lead to, `config.egress` asks."""

import re
from urllib.parse import urlsplit

from django.conf import settings

from config.secrets import LOOPBACK_HOSTS

FORM = re.compile(r"https?://[!-~]+")


def problem_with(url: str, longest: int) -> str:
    """Return what is wrong with an address, as a sentence, or an empty text. Nothing is fetched."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
        host.encode("idna")
    except ValueError:
        return "This is not a URL."
    if not FORM.fullmatch(url) or len(url) > longest or not host or "\\" in url:
        return "This is not a URL."
    if "@" in parts.netloc or parts.fragment:
        return "It may hold neither a user name nor a fragment."
    if parts.scheme != "https" and not is_own_machine(url):
        return "It must be https."
    return ""


def is_own_machine(url: str) -> bool:
    """Say whether a developer's own server is meant: while ours runs for development, on the same machine."""
    return settings.PUBLIC_IS_LOOPBACK and urlsplit(url).hostname in LOOPBACK_HOSTS
