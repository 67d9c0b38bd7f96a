"""The document is kept: whatever is sent, the answer is one it tells of."""

import json

import pytest

from accounts.models import ConnectedAccount
from billing.models import Plan, Subscription
from config.wsgi import application
from providers import registry
from tests.conformance.fuzzing import configured, fuzz
from tests.conformance.installation import Installation
from tests.contract.consenting import consented
from tests.factories import make_integration, make_key, make_user
from tests.providers.conftest import sandbox, sandbox_process
from tests.security.hostile_calls import MANY
from tools_catalog.openapi.document import served

__all__ = ["sandbox", "sandbox_process"]


@pytest.fixture
def document():
    return json.loads(served().text)


@pytest.fixture
def connected(partner, account, api, sandbox):
    """An account connected with every provider, under a plan that stops nobody."""
    plan = Plan.objects.create(family="partner", slug="many", per_minute=MANY, per_month=MANY)
    partner.subscription.plan = plan
    partner.subscription.save()
    for slug in registry.providers():
        consented(api, account, slug)
    return account


def kept(run, least):
    """Check that nothing was found among enough cases."""
    print(f"\n{run}")
    assert run.failures == {}, run.report()
    assert sum(run.cases.values()) >= least


# promise 117
@pytest.mark.django_db(transaction=True)
def test_whatever_a_partner_sends_the_document_tells_of_the_answer(document, connected, api):
    headers = {"Authorization": f"Bearer {api.key}", "X-Account-Id": connected.external_id}

    kept(fuzz(document, configured(headers, cases=8), app=application), 2000)


@pytest.mark.django_db(transaction=True)
def test_whatever_a_person_sends_the_document_tells_of_the_answer(document):
    user = make_user()
    plan = Plan.objects.create(
        family="personal", slug="many", per_minute=MANY, per_day=MANY, per_month=MANY
    )
    Subscription.objects.create(user=user, plan=plan)
    own = ConnectedAccount.objects.own_of(user)
    for slug in registry.providers():
        make_integration(own, slug, status="expired")
    key = make_key(user, kind="personal")

    kept(
        fuzz(document, configured({"Authorization": f"Bearer {key}"}, cases=1), app=application),
        250,
    )


# promise 117
def test_a_real_server_keeps_it_as_well(tmp_path):
    with Installation(tmp_path) as server:
        server.begin_anew()
        document = server.session.get(f"{server.url}/openapi.json", timeout=60).json()
        headers = {
            "Authorization": f"Bearer {server.demo['api_key']}",
            "X-Account-Id": server.account["external_id"],
        }
        run = fuzz(document, configured(headers, cases=1), base_url=server.url)

    kept(run, 250)
    assert "Traceback" not in server.log.read_text()


@pytest.mark.django_db(transaction=True)
def test_a_document_that_keeps_an_answer_to_itself_is_found_out(document, api):
    path = "/api/v1/accounts/{id}"
    told = document["paths"][path]["get"]
    del told["responses"]["404"]
    document["paths"] = {path: {"get": told}}
    config = configured({"Authorization": f"Bearer {api.key}"}, cases=3)

    run = fuzz(document, config, app=application)

    assert ("GET " + path, "status_code_conformance") in run.failures
