"""Where a webhook endpoint may be."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from config import customer_urls
from config.egress import is_public

LONGEST = 2000


def problem_with(url: str) -> str:
    """Return what is wrong with an address, as a sentence, or an empty text.

    Nothing is resolved: names that lead into our own network are refused with each delivery.
    """
    if problem := customer_urls.problem_with(url, LONGEST):
        return problem
    if is_private(urlsplit(url).hostname or "") and not customer_urls.is_own_machine(url):
        return "It must be an address on the internet."
    return ""


def is_private(host: str) -> bool:
    """Say whether a host is written as an address that is not on the internet; names are not resolved."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return not is_public(host)
