"""The operator's OAuth apps, for `./run doctor`: mistakes in them, and whether their providers can be reached."""

import re
import time
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import requests
from django.conf import settings

from config.findings import PATIENCE, Finding, advice, fact, problem
from providers.endpoints import oauth_url
from providers.oauth_apps import is_played
from providers.operator_settings import is_sandboxed, variable, variable_name
from providers.registry import providers
from providers.spec import Provider

PARTS = ("CLIENT_ID", "CLIENT_SECRET")
# What stands in guides and example files in the place of a real value.
PLACEHOLDER = re.compile(
    r"<.*>|.*\.\.\.|x{3,}|(your|change|example|placeholder|todo|dummy)\b.*", re.I
)
ODD = re.compile(r"[\s'\"]|://")
TOLERATED = 30  # seconds: a Date header is as old as its answer


def credentials() -> Iterator[Finding]:
    """Look at every OAuth app; that an id lacks its secret, the system checks say."""
    for provider in providers().values():
        yield from mistakes(provider)
        yield from odd_shapes(provider)
    own = [slug for slug, provider in providers().items() if variable(provider, "CLIENT_ID")]
    played = [slug for slug, provider in providers().items() if is_sandboxed(provider)]
    yield fact(f"OAuth apps of your own: {', '.join(own) or 'none'}.")
    if played:
        yield fact(f"The sandbox plays: {', '.join(played)}.")
    yield from sandbox()


def sandbox() -> Iterator[Finding]:
    """Ask for the sandbox of test keys. On one's own machine it may well begin after this."""
    if not settings.SANDBOX_ON or settings.PUBLIC_IS_LOOPBACK:
        return
    if not answers(f"{settings.SANDBOX_URL}/_control/health"):
        yield problem(
            f"Test keys need the sandbox, and none answers at {settings.SANDBOX_URL}.",
            "Let ./run sandbox run beside the server, or set PROVIDER_SANDBOX=off.",
        )
    if not settings.SANDBOX_PUBLIC_URL:
        yield advice(
            "Test keys connect at the sandbox, and only this machine reaches its consent pages.",
            "Show them under an address of their own and set SANDBOX_PUBLIC_URL, or PROVIDER_SANDBOX=off.",
        )


def answers(url: str) -> bool:
    """Say whether anybody is there, on this machine and by no proxy; whatever it says will do."""
    with requests.Session() as session:
        session.trust_env = False
        try:
            session.head(url, timeout=PATIENCE)
        except requests.RequestException:
            return False
    return True


def mistakes(provider: Provider) -> Iterator[Finding]:
    """Yield what cannot be right, without the value."""
    values = {variable_name(provider, part): variable(provider, part) for part in PARTS}
    for name, value in values.items():
        if PLACEHOLDER.fullmatch(value):
            yield problem(
                f"{name} is an example's value.", f"Put in that of your app at {provider.name}."
            )
        elif ODD.search(value):
            yield problem(
                f"{name} holds a blank, a quote or an address.", "Copy it once more, bare."
            )
    client_id, secret = values
    if values[secret] and not values[client_id]:
        yield problem(f"{secret} is set, and {client_id} is not.", "Set both, or neither.")
    elif values[secret] and values[secret] == values[client_id]:
        yield problem(f"{client_id} and {secret} are the same.", "Copy the secret once more.")


def odd_shapes(provider: Provider) -> Iterator[Finding]:
    """Yield what does not look like what the provider issues, without the value; it may have changed its ways."""
    if is_played(provider):
        return
    shapes = (provider.oauth.client_id, provider.oauth.client_secret)
    for part, shape in zip(PARTS, shapes, strict=True):
        value = variable(provider, part)
        if shape is None or not value or shape.fits(value) or looks_wrong(value):
            continue
        name, where = variable_name(provider, part), provider.guide and provider.guide.console_url
        fix = f"Copy it once more from {where}." if where else "Copy it once more."
        more = f" {shape.fix}." if shape.fix else ""
        yield advice(f"{name} does not look right. {shape.words}.", fix + more)


def looks_wrong(value: str) -> bool:
    """Say whether a value is an example's, or no bare one: that is said in other words."""
    return bool(PLACEHOLDER.fullmatch(value) or ODD.search(value))


def reached() -> Iterator[Finding]:
    """Ask one provider for its time: it tells whether we get out at all, and of our clock."""
    own = (each for each in providers().values() if variable(each, "CLIENT_ID"))
    provider = next(own, None)
    if provider is None:
        return
    host = urlsplit(oauth_url(provider, "token")).netloc
    try:
        answer = asked(oauth_url(provider, "token"))
    except requests.RequestException as exc:
        yield problem(f"{host} cannot be reached ({type(exc).__name__}).", WAY_OUT)
        return
    yield fact(f"{host} answers.")
    yield from told_time(host, answer.headers.get("Date", ""))


WAY_OUT = "Open the way out to https, or set OUTBOUND_PROXY and OUTBOUND_CA_BUNDLE."


def asked(url: str) -> requests.Response:
    """Ask with HEAD, which no provider takes for more than a question."""
    with requests.Session() as session:
        session.trust_env = False
        session.proxies = {"https": settings.OUTBOUND_PROXY, "http": settings.OUTBOUND_PROXY}
        session.verify = settings.OUTBOUND_CA_BUNDLE or True
        return session.head(url, timeout=PATIENCE, allow_redirects=False)


def told_time(host: str, date: str) -> Iterator[Finding]:
    try:
        ahead = time.time() - parsedate_to_datetime(date).timestamp()
    except ValueError:
        return
    if abs(ahead) > TOLERATED:
        yield advice(
            f"This machine's clock and that of {host} differ by {abs(ahead):.0f} s.",
            "Set it by NTP.",
        )
