"""Every route called with what strangers send, and what is wrong with the answers."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.test.client import FakePayload

from billing.models import Plan
from providers import endpoints
from providers.registry import find, providers
from tests.factories import make_integration
from tests.providers.facts import facts_of
from tests.proxy import loopback
from tests.routes import json_routes
from tests.security.hostile import EVERY

MANY = 10_000_000
# Other protocols than ours, or the end of the account that all others are made for.
LEFT_OUT = {("POST", "mcp"), ("DELETE", "api/v1/accounts/<str:pk>")}


@contextmanager
def providers_that_say(answer, monkeypatch):
    """Put one provider on loopback in the place of all of them."""
    with loopback.provider(loopback.http_answer(answer)) as server:
        for slug in providers():
            monkeypatch.setenv(f"PROVIDER_{slug.upper()}_BASE_URL", server.url)
        endpoints.forget()
        yield server
    monkeypatch.undo()
    endpoints.forget()


def connect_everything(account):
    """Connect an account with all providers, under a plan that stops nobody."""
    plan = Plan.objects.create(family="partner", slug="many", per_minute=MANY, per_month=MANY)
    account.partner.subscription.plan = plan
    account.partner.subscription.save()
    for slug in providers():
        make_integration(account, slug, provider_data=facts_of(find(slug)))


def calls(wanted=lambda route: True, each=1) -> Iterator:
    """Yield route, method and one of `each` hostile requests, so that all of them get their turn."""
    number = 0
    for route in filter(wanted, json_routes()):
        for method in route.methods:
            if (method, route.pattern) in LEFT_OUT:
                continue
            number += 1
            for position, hostile in enumerate(EVERY):
                if (number + position) % each == 0:
                    yield route, method, hostile


def send(api, account, route, method, hostile):
    """Make the request as a web server would hand it over."""
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": route.path(pk=str(account.pk)),
        "QUERY_STRING": hostile.query,
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(hostile.body)),
        "wsgi.input": FakePayload(hostile.body),
        "HTTP_AUTHORIZATION": f"Bearer {api.key}",
        "HTTP_X_ACCOUNT_ID": account.external_id,
    }
    return api.request(**(environ | hostile.headers))


def wrong_with(response):
    """Return what is wrong with an answer, or nothing."""
    if response.streaming:
        # To its end: closed half-read, it would take the connection of the test's transaction with it.
        response.getvalue()
        return ""
    kind = response["Content-Type"].partition(";")[0]
    if response.status_code < 400:
        return "" if kind in {"application/json", "text/markdown"} else f"is {kind}"
    if kind not in {"application/json", "application/problem+json"}:
        return f"{response.status_code} is {kind}"
    code = response.json().get("error_code")
    if response.status_code >= 500 and code not in {"PROVIDER_ERROR", "PROVIDER_UNAVAILABLE"}:
        return f"{response.status_code} {code}"
    return "" if code else f"{response.status_code} without a code"


def found_wrong(api, account, asked):
    """Make the calls; return their number and what is wrong, with one call for each."""
    wrong, count = {}, 0
    for route, method, hostile in asked:
        count += 1
        if problem := wrong_with(send(api, account, route, method, hostile)):
            wrong.setdefault((hostile.name, problem), f"{method} {route.path(pk='ID')}")
    return count, wrong
