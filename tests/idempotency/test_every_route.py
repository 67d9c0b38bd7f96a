"""Every write that takes an API key takes an Idempotency-Key; no public one and no read does."""

from config.api.views import HealthView, PublicView
from tests.conftest import Api
from tests.factories import make_integration
from tests.routes import json_routes

WRITES = {"POST", "PUT", "PATCH", "DELETE"}
WRONG = {"Idempotency-Key": ""}
REFUSED = ("Idempotency-Key must be", "A streamed upload cannot be repeated")


def is_refused(response):
    return any(text in response.content.decode() for text in REFUSED)


def calls():
    return [(route, method) for route in json_routes() for method in route.methods]


def test_every_write_with_a_key_looks_at_the_header(api, partner, account):  # promise 90
    partner.subscription.plan.per_minute = 1_000_000
    partner.subscription.plan.save()
    make_integration(account, "github")
    acting = Api(api.key, account.external_id)
    writes = [call for call in calls() if call[1] in WRITES and not is_public(call[0])]

    blind = [
        f"{method} {route.pattern}"
        for route, method in writes
        if not is_refused(acting.send(method, route.path(), {}, headers=WRONG))
    ]

    assert len(writes) > 140
    assert blind == []


def is_public(route):
    return isinstance(route.view, PublicView) and not isinstance(route.view, HealthView)


def test_no_public_route_looks_at_it(db):
    public = [call for call in calls() if is_public(call[0]) and call[1] in WRITES]

    refused = [
        f"{method} {route.pattern}"
        for route, method in public
        if is_refused(Api().send(method, route.path(), {}, headers=WRONG))
    ]

    assert public
    assert refused == []
