"""A deleted account: within a day no table knows anything of the person."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from accounts import erasing
from accounts.audit.proving import problems
from accounts.models import Erasure, Event
from billing.models import UsageRecord
from inbox.models import WebhookMessage
from inbox.webhooks.publishing import hand_on
from tests.factories import make_endpoint, make_event, make_integration, make_record
from tests.security.canary import tables

pytestmark = pytest.mark.django_db
DAY = timedelta(hours=24)
JOBS = ["expire_idempotent_calls", "revoke_grants", "erase_deleted"]
PERSON = {
    "external_id": "canary-external-id",
    "display_name": "Canary Display Name",
    "metadata": {"mail": "canary-metadata@example.com"},
}
SAID = [
    *("canary-external-id", "Canary Display Name", "canary-metadata@example.com"),
    *("canary-person-id", "canary-person@example.com", "canary-mail", "203.0.113.99"),
]


@pytest.fixture
def account(api, partner):
    """An account that every table that can knows something of."""
    made = api.post_json("/api/v1/accounts", PERSON, headers={"Idempotency-Key": "one"})
    account = partner.accounts.get(pk=made.json()["data"]["id"])
    make_integration(
        account,
        access_token="gho_1",
        provider_user_id="canary-person-id",
        provider_user_name="canary-person@example.com",
    )
    make_endpoint(partner)
    make_event(account, summary="canary-mail", payload={"text": "canary-mail"})
    make_record(partner, account_id=account.pk)
    Event.objects.filter(account_id=account.pk).update(ip="203.0.113.99")
    return account


def known():
    """Return what of the person is still known, with the table that knows it."""
    found = tables().items()
    return sorted(f"{name}: {said}" for name, text in found for said in SAID if said in text)


def run_jobs():
    for name in JOBS:
        import_string(settings.WORKER_JOBS[name][0])()


# promise 127
def test_a_day_after_it_was_deleted_nothing_of_a_person_is_known(api, account, upstream):
    upstream.delete("https://api.github.com/applications/github-client/token", status=503)
    assert {line.partition(": ")[2] for line in known()} == set(SAID)

    api.delete(f"/api/v1/accounts/{account.pk}")
    while hand_on():
        pass
    with time_machine.travel(timezone.now() + DAY):
        run_jobs()

    assert known() == []
    assert list(problems()) == []
    assert UsageRecord.objects.filter(account_id=account.pk).count() == 1
    receipt = Erasure.objects.get(pk=account.pk)
    assert receipt.done_at
    assert receipt.erased == {"webhook_messages": 3, "history": 0, "audit_entries": 3}


def test_until_then_its_partner_is_still_told(api, account, upstream):
    upstream.delete("https://api.github.com/applications/github-client/token", status=204)
    api.delete(f"/api/v1/accounts/{account.pk}")
    hand_on()

    with time_machine.travel(timezone.now() + timedelta(hours=19)):
        assert erasing.erase_due() == 0

    assert WebhookMessage.objects.filter(type="account.deleted").count() == 1


def test_another_account_keeps_what_is_its_own(api, account, partner, upstream):
    upstream.delete("https://api.github.com/applications/github-client/token", status=204)
    other = api.post_json("/api/v1/accounts", {"external_id": "another"}).json()["data"]["id"]
    api.delete(f"/api/v1/accounts/{account.pk}")
    hand_on()

    erasing.erase(account.pk)
    erasing.erase(account.pk)

    assert Event.objects.get(account_id=other).data == {"external_id": "another"}
    assert WebhookMessage.objects.filter(body__contains="another").count() == 1
