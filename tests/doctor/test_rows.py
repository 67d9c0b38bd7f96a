"""What the database tells: keys, the worker, plans and prices."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import examining as api_keys
from billing.models import Plan
from billing.payments import examining as payments
from config.findings import ADVICE, PROBLEM
from config.generated import text
from config.worker import examining as worker
from config.worker import heartbeat, jobs
from config.worker.models import Job
from integrations import examining as keys
from integrations.key_checks import remember_key
from tests.factories import make_key
from tests.security.keyrings import new_key
from tests.stripe_server.server import KEY, SECRET

pytestmark = pytest.mark.django_db


# promise 58
def test_a_key_that_is_gone_is_named(settings, found):
    remember_key()
    assert found(keys.check) == []
    settings.TOKEN_ENCRYPTION_KEYS = new_key("other")

    [what] = found(keys.check)
    assert what.startswith("TOKEN_ENCRYPTION_KEYS lacks ")


# promise 61: a restored database beside another pepper
def test_api_keys_that_the_pepper_does_not_open(settings, partner, found):
    make_key(partner)
    assert found(api_keys.check) == []

    settings.API_KEY_PEPPERS = [text()]
    [lost] = api_keys.check()
    make_key(partner)
    [some] = api_keys.check()

    assert (lost.kind, some.kind) == (PROBLEM, ADVICE)
    assert (
        lost.what
        == some.what
        == ("API_KEY_PEPPER lacks the pepper of 1 working API keys: their calls are refused.")
    )


def test_a_worker_that_nobody_started(found):
    assert found(worker.check) == ["No worker is at work (no worker)."]


def test_a_worker_that_falls_behind(found):
    heartbeat.beat("host:1")
    assert found(worker.check) == []

    jobs.register()
    Job.objects.update(due_at=timezone.now() + timedelta(hours=1))
    Job.objects.filter(name="prune_inbox").update(
        due_at=timezone.now() - timedelta(hours=1), last_problem="OperationalError"
    )

    assert found(worker.check) == [
        "A job is 3600 s late.",
        "The job prune_inbox went wrong (OperationalError).",
    ]


def test_plans_that_nobody_can_buy_and_prices_of_no_plan(settings, found):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = KEY, SECRET
    settings.STRIPE_PRICES = {"PARTNER_TEAMS": ["price_1"], "PARTNER_PAID": ["price_2"]}
    Plan.objects.all().delete()
    made = {"family": "partner", "per_minute": 1, "price": 5}
    Plan.objects.create(slug="paid", name="Paid", beyond="metered", **made)
    Plan.objects.create(slug="unsold", name="Unsold", **made)

    assert found(payments.prices) == [
        "Paid (partner) charges by the call and has no metered price.",
        "Unsold (partner) has no price at Stripe: nobody can buy it.",
        "STRIPE_PRICE_PARTNER_TEAMS is of no plan.",
    ]
