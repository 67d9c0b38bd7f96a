"""Recipients of a mail, as the caller wrote them."""

import re
from email.headerregistry import Address
from email.utils import getaddresses

from config.api.errors import Invalid

BREAKS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]")
DOMAIN = re.compile(r"[A-Za-z0-9.-]+")
LOCAL_PART = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+")


def one_line(value: str, field: str) -> str:
    """A line break inside a header would begin a header of the caller's own making."""
    if BREAKS.search(value):
        raise Invalid(f"{field}: line breaks and control characters are not allowed")
    return value


def addresses(value: str | list[str] | None, field: str) -> list[Address]:
    """Gmail's API has no recipients: they are headers, where names need quoting and encoding."""
    given = [value] if isinstance(value, str) else value or []
    lines = [one_line(each, field) for each in given if each.strip()]
    return [address(name, spec, field) for name, spec in read(lines, field)]


def read(lines: list[str], field: str) -> list[tuple[str, str]]:
    """Return names and addresses; comments may nest deeper than the parser can follow."""
    try:
        return getaddresses(lines)
    except RecursionError:
        raise Invalid(f"{field}: not a list of e-mail addresses") from None


def address(name: str, spec: str, field: str) -> Address:
    """Return an address whose parts may stand in a header; Invalid where it is none."""
    local, at, domain = spec.rpartition("@")
    if not (at and LOCAL_PART.fullmatch(local)):
        raise Invalid(f"{field}: {spec or name!r} is not an e-mail address")
    return Address(name, local, ascii_domain(domain, field))


def ascii_domain(domain: str, field: str) -> str:
    """Mail servers know domains like münchen.example by their ASCII form alone."""
    try:
        encoded = domain.encode("idna").decode()
    except UnicodeError:
        encoded = ""
    if DOMAIN.fullmatch(encoded) is None:
        raise Invalid(f"{field}: {domain!r} is not a domain")
    return encoded
