"""What partners can be told of: every type described, and what is really sent is what its schema says."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from jsonschema import Draft202012Validator, FormatChecker

from accounts import events, issuing
from accounts.changing import change
from accounts.events import TOLD_OUTSIDE
from accounts.models import Event
from billing.alerts.measuring import Measure
from billing.alerts.payers import payer_of
from billing.alerts.watching import tell
from inbox.models import WebhookMessage
from inbox.webhooks.event_types import CHOOSABLE, EVENT_TYPES
from inbox.webhooks.publishing import hand_on, publish_inbox_event
from inbox.webhooks.recording import SYSTEM
from integrations.account_ending import delete_account
from integrations.disconnecting import disconnect
from integrations.ledger import tell as tell_scopes
from integrations.outcome import move
from tests.factories import make_account, make_endpoint, make_event, make_integration


def errors_in(event_type, data):
    schema = EVENT_TYPES[event_type].schema | {"additionalProperties": False}
    return [
        e.message
        for e in Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(data)
    ]


# promise 110
def test_every_type_that_is_told_outside_is_described_and_no_other():
    assert set(EVENT_TYPES) == TOLD_OUTSIDE | {"inbox.event", "webhook.test"}
    assert set(CHOOSABLE) == set(EVENT_TYPES) - {"webhook.test"}


# promise 110
@pytest.mark.parametrize("name", EVENT_TYPES)
def test_an_example_is_what_its_schema_says(name):
    assert errors_in(name, EVENT_TYPES[name].example) == []
    assert EVENT_TYPES[name].description.endswith(".")


def happen_integrations(partner):
    integration = make_integration(make_account(partner, "user-1"), "google")
    said = {"provider": "google", "reconnected": False, "missing_scopes": []}
    about = {"object_type": "integration", "object_id": str(integration.pk)}
    events.record_of_account("integration.connected", integration.account, data=said, **about)
    for status in ("expired", "revoked", "active"):
        word = "recovered" if status == "active" else status
        move(integration, status, "invalid_grant", f"integration.{word}")
    tell_scopes(integration, {"main": ["a"]})
    disconnect(integration)


def happen_accounts(partner):
    account = make_account(partner, "user-2")
    said = {"external_id": "user-2"}
    events.record_of_account("account.created", account, data=said)
    change(account, {"display_name": "Mara"}, SYSTEM)
    delete_account(account)


def happen_keys(partner):
    key, _ = issuing.issue(partner.user, "partner", "Production", SYSTEM, scopes=["tools:read"])
    issuing.revoke(key, SYSTEM, reason="leaked")


def happen_usage(partner):
    account = make_account(partner, "user-3")
    now = timezone.now()
    measure = Measure("account", account.pk, now, now + timedelta(days=30), 10, 9)
    tell(payer_of(partner.pk), measure)


# promise 110
@pytest.mark.django_db(transaction=True)
def test_what_is_really_told_fits_its_schema(partner):
    make_endpoint(partner)
    for happen in (happen_integrations, happen_accounts, happen_keys, happen_usage):
        happen(partner)
    publish_inbox_event(make_event(make_account(partner, "user-4")))
    while hand_on():
        pass

    bodies = [json.loads(body) for body in WebhookMessage.objects.values_list("body", flat=True)]

    wrong = {b["type"]: errors_in(b["type"], b["data"]) for b in bodies}
    assert {name: found for name, found in wrong.items() if found} == {}
    assert set(wrong) == set(CHOOSABLE)
    assert {b["version"] for b in bodies} == {"1"}
    names = {b["data"]["account_id"] for b in bodies if "account_id" in b["data"]}
    assert names == {"user-1", "user-2", "user-3", "user-4"}


@pytest.mark.django_db
def test_what_the_schema_does_not_name_is_not_told(partner):
    make_endpoint(partner)
    account = make_account(partner)
    said = {"external_id": "user-123", "note": "canary", "reason": "canary"}
    events.record_of_account("account.created", account, data=said)

    hand_on()

    body = json.loads(WebhookMessage.objects.get().body)
    assert body["data"] == {"account_id": "user-123", "id": str(account.pk)}
    assert body["timestamp"].startswith(str(Event.objects.last().created_at.year))
