"""How far behind deliveries are, as operators and staff see it, and what staff may do about an endpoint."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import events
from accounts.models import Event
from config.logs import scrub
from inbox.admin.webhook_figures import endpoints_off, webhooks_behind
from inbox.models import WebhookDelivery, WebhookEndpoint
from inbox.models.endpoint import new_secret
from inbox.webhooks.backlog import oldest_due, outbox
from inbox.webhooks.publishing import hand_on
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_what_waits_is_measured(account, endpoint):
    assert (outbox(), oldest_due(), webhooks_behind.measure().value) == (0, 0.0, "0")
    events.record_of_account("account.created", account)
    assert outbox() == 1
    hand_on()
    WebhookDelivery.objects.update(due_at=timezone.now() - timedelta(minutes=10))

    reading = webhooks_behind.measure()

    assert (outbox(), reading.tone) == (0, "bad")
    assert 600 <= oldest_due() < 660


def test_an_endpoint_that_is_off_is_not_behind(account, endpoint):
    events.record_of_account("account.created", account)
    hand_on()
    WebhookEndpoint.objects.update(is_enabled=False, off_reason="failing")

    assert oldest_due() == 0.0
    assert endpoints_off.measure().value == "1"


def test_staff_switch_an_endpoint_off_with_a_reason(client, endpoint):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    asked = {"action": "switch_off", "_selected_action": [str(endpoint.pk)]}

    client.post("/admin/inbox/webhookendpoint/", asked | {"answered": "yes", "reason": "it floods"})

    endpoint.refresh_from_db()
    assert (endpoint.is_enabled, endpoint.off_reason) == (False, "by_staff")
    event = Event.objects.get(type="webhook.switched")
    assert (event.actor, event.data["reason"]) == ("staff", "it floods")


def test_a_secret_is_blanked_in_whatever_is_logged():
    for secret in (new_secret(), "whsec_" + "a/+b" * 10 + "=="):
        shown = scrub(f"using {secret} now")

        assert shown == f"using {secret[:12]}*** now"
