"""Where a connect session may return to, and how its result is told there."""

import re
from urllib.parse import SplitResult, unquote_plus, urlencode, urlsplit, urlunsplit

from accounts.models import Partner
from config.api.errors import Invalid
from config.secrets import LOOPBACK_HOSTS

MAX_LENGTH = 2000
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")


def check(
    url: str, partner: Partner | None, *, confirmed: bool = False, field: str = "redirect_url"
) -> str:
    """Return the URL if a session may return to it, else raise 400 saying why not.

    Our own result page is good for those who registered no others, even while we are served without TLS.
    A session that is to be `confirmed` has to return to the partner, who does that. `field` is what the
    caller knows the URL by.
    """
    registered = partner.redirect_urls if partner else []
    is_ours = url == Partner.result_url()
    if is_ours and not registered and not confirmed:
        return url
    problem = problem_with(url)
    if is_ours and confirmed:
        problem = "must be a page of yours, which confirms: there is a code_challenge"
    if not problem and registered and place_of(url) not in map(place_of, registered):
        problem = "is not one of the partner's registered redirect URLs"
    if problem:
        raise Invalid(f"{field} {problem}", fields={field: [problem]})
    return url


def problem_with(url: str) -> str:
    """Return what is wrong with a redirect URL by itself, or an empty text."""
    try:
        parts = urlsplit(url)
        loopback, _port = parts.hostname in LOOPBACK_HOSTS, parts.port
    except ValueError:
        return "is not a valid URL"
    if len(url) > MAX_LENGTH or _UNSAFE.search(url) or not parts.hostname:
        return "is not a valid URL"
    if parts.scheme != "https" and not (parts.scheme == "http" and loopback):
        return "must be https, or http on localhost"
    if parts.username is not None or parts.password is not None or "@" in parts.netloc:
        return "may not hold a user name or password"
    return "may not hold a fragment" if "#" in url else ""


def place_of(url: str) -> tuple[str, str | None, int | None, str]:
    """Return what must equal a registered URL: scheme, host, port and path."""
    parts = urlsplit(url)
    port = parts.port or {"https": 443, "http": 80}.get(parts.scheme)
    return parts.scheme, parts.hostname, port, parts.path or "/"


def with_result(url: str, **result: str) -> str:
    """Append the result to the URL's own query, which is kept as it was written."""
    parts: SplitResult = urlsplit(url)
    own = [pair for pair in parts.query.split("&") if pair and name_of(pair) not in result]
    return urlunsplit(parts._replace(query="&".join([*own, urlencode(result)])))


def name_of(pair: str) -> str:
    return unquote_plus(pair.partition("=")[0])
