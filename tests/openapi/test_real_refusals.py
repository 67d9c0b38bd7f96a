"""What the server really refuses is refused as the document says."""

import pytest

from tests.conftest import Api
from tests.contract.shapes import UNKNOWN
from tests.factories import make_key, make_partner, make_user, subscribe
from tests.openapi.answers import differences
from tests.openapi.document import operations
from tests.openapi.own import OWN

REFUSED = [
    ("nobody", 401),
    ("wrong", 401),
    ("scopeless", 403),
    ("suspended", 403),
    ("past due", 402),
    ("full", 429),
]


def refused(name):
    """Return a key that is refused for one reason."""
    if name == "nobody":
        return ""
    if name == "wrong":
        return "sk_live_" + "0" * 43
    partner = make_partner(status="suspended" if name == "suspended" else "active")
    if name == "past due":
        subscribe(partner, status="past_due")
    if name == "full":
        partner.subscription.plan.per_minute = 0
        partner.subscription.plan.save()
    return make_key(partner, scopes=["nothing:read"] if name == "scopeless" else None)


@pytest.mark.parametrize(("name", "status"), REFUSED)
def test_every_operation_of_ours_refuses_a_key_as_it_says(call, db, name, status):
    client = Api(refused(name))

    for path, method, operation in operations():
        if operation["operationId"] in OWN and operation["security"]:
            where = path.removeprefix("/api/v1/").replace("{", "").replace("}", "")
            response = client.send(method, f"/api/v1/{where}", {} if method != "GET" else None)
            call.wrong += differences(response)
            is_free = operation["operationId"] == "show_me" and status not in {401}
            assert response.status_code == (200 if is_free else status), (name, method, path)


def test_a_user_without_a_profile_is_refused_as_the_document_says(call, db):
    user = Api(make_key(make_user()))

    call("GET", "accounts", 403, api=user)
    call("GET", "tools", 403, api=user.acting_for("x"))
    call("GET", "me", 403, api=user.acting_for("x"))


def test_a_key_in_the_url(call, db):
    key = make_key(make_partner())

    for path in ("me", "accounts", "tools", "usage", "jobs"):
        call("GET", f"{path}?key={key}", 400)


def test_problem_documents(call):
    asked = {"HTTP_ACCEPT": "application/problem+json"}

    call("GET", f"accounts/{UNKNOWN}", 404, **asked)
    call("POST", "accounts", 400, {"no": 1}, **asked)
    call("GET", "accounts", 401, api=Api(), **asked)


def test_repeats(call):
    once = {"HTTP_IDEMPOTENCY_KEY": "order-1042"}

    call("POST", "accounts", 200, {"external_id": "u"}, **once)
    again = call("POST", "accounts", 200, {"external_id": "u"}, **once)
    call("POST", "accounts", 422, {"external_id": "v"}, **once)

    assert again["Idempotent-Replayed"] == "true"


def test_a_fault_of_ours(call, monkeypatch):
    monkeypatch.setattr("accounts.views.accounts.read_page", lambda query: 1 / 0)

    call("GET", "accounts", 500)
