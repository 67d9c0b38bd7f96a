"""Whether browsers, providers and the proxy in front can reach us at the address we name."""

from collections.abc import Iterator
from ipaddress import ip_network

from django.conf import settings

from config.findings import Finding, fact, problem

ANYBODY = 0  # bits of a network that everybody is in


def check() -> Iterator[Finding]:
    """Look at PUBLIC_URL, HOST, ALLOWED_HOSTS and TRUSTED_PROXIES together."""
    yield fact(f"{settings.PUBLIC_URL} is served at {settings.HOST}:{settings.PORT}.")
    yield from public_url()
    yield from allowed_hosts()
    yield from trusted_proxies()


def public_url() -> Iterator[Finding]:
    if settings.PUBLIC_IS_LOOPBACK and not settings.ON_LOOPBACK:
        yield problem(
            f"PUBLIC_URL is {settings.PUBLIC_URL}, which other machines take for themselves.",
            "Set PUBLIC_URL to the https address that browsers use.",
        )
    if not settings.PUBLIC_IS_LOOPBACK and not settings.HTTPS:
        yield problem(
            "PUBLIC_URL is http: keys, cookies and authorization codes travel in the open.",
            "Put a front with TLS before it (deploy/nginx.conf, deploy/Caddyfile) and name its https address.",
        )


def allowed_hosts() -> Iterator[Finding]:
    if "*" in settings.ALLOWED_HOSTS:
        yield problem(
            "ALLOWED_HOSTS admits any host: a forged one may end up in links.",
            "Remove it: the host of PUBLIC_URL is allowed by itself.",
        )
    elif settings.PUBLIC_HOST not in settings.ALLOWED_HOSTS:
        yield problem(
            f"ALLOWED_HOSTS lacks {settings.PUBLIC_HOST}, the host of PUBLIC_URL.",
            f"Add {settings.PUBLIC_HOST}, or remove ALLOWED_HOSTS.",
        )


def trusted_proxies() -> Iterator[Finding]:
    if settings.HTTPS and not settings.TRUSTED_PROXIES:
        yield problem(
            "PUBLIC_URL is https and TRUSTED_PROXIES is not set: pages redirect to themselves for ever.",
            "Set TRUSTED_PROXIES to the address of the proxy that ends TLS, such as 127.0.0.1.",
        )
    for entry in settings.TRUSTED_PROXIES:
        yield from trusted(entry)


def trusted(entry: str) -> Iterator[Finding]:
    if ip_network(entry, strict=False).prefixlen == ANYBODY:
        yield problem(
            f"TRUSTED_PROXIES believes everybody ({entry}): callers choose their own address.",
            "Name the proxy's address or network alone.",
        )
