"""Staff at the admin, and one row of everything with secrets that can be recognised."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.test import Client

from accounts import events
from accounts.audit.chain import seal_new
from accounts.device.sign_in import start as start_device
from accounts.models import ApiKey, App, Erasure, Look, PartnerLogo
from billing.models import Mark, MeterReport, StripeEvent, UsageAlert
from billing.usage.folding import fold_all
from billing.usage.ledger import MARK
from config.idempotency.models import IdempotentCall
from config.worker.models import Heartbeat, Job
from connect import sessions
from inbox.models import (
    Arrival,
    FeedChoice,
    HandedSecret,
    Subscription,
    WebhookAttempt,
    WebhookDelivery,
    WebhookMessage,
)
from integrations.models import FeedAddress, KeyCheck, RevocationJob, ToolkitConfig
from providers.registry import find
from tests.factories import (
    make_account,
    make_endpoint,
    make_event,
    make_integration,
    make_key,
    make_record,
    make_user,
)

CANARY = "canary-"


@pytest.fixture
def staff(db):
    return make_user(email="staff@example.com", is_staff=True, is_superuser=True)


@pytest.fixture
def desk(staff):
    client = Client()
    client.force_login(staff)
    return client


@pytest.fixture
def everything(partner, staff):
    """Make a row of every model; return the texts that nobody may ever see."""
    raw = make_key(partner)
    account = make_account(partner)
    integration = make_integration(
        account, access_token=f"{CANARY}access", refresh_token=f"{CANARY}refresh"
    )
    make_event(account, summary=f"{CANARY}mail", payload={"text": f"{CANARY}text"})
    token = integration.tokens.get()
    session, _ = sessions.start(account, find("google"), "https://acme.example/done", [])
    token.client.client_secret = f"{CANARY}client"
    token.client.save()
    app = App(partner=partner, name="App")
    app.jwt_secret = f"{CANARY}jwt"
    app.save()
    ToolkitConfig.objects.create(app=app, toolkit="gmail")
    job = RevocationJob(provider="github", client=token.client, token_kind="access")
    job.token = f"{CANARY}revoked"
    job.save()
    check = KeyCheck(key_id="other")
    check.known = f"{CANARY}known"
    check.save()
    call = make_idempotent_call(partner.user)
    handed = HandedSecret(provider="notion")
    handed.secret = f"{CANARY}handed"
    handed.save()
    endpoint = make_told_endpoint(partner)
    make_plain_rows(partner, account, staff)
    subscription = make_deliveries(integration)
    sealed = [
        token.access_sealed,
        token.refresh_sealed,
        token.client.secret_sealed,
        session.verifier_sealed,
        app.jwt_secret_sealed,
        job.token_sealed,
        check.known_sealed,
        call.answer_sealed,
        endpoint.secret_sealed,
        subscription.path_sealed,
        subscription.secret_sealed,
        handed.secret_sealed,
    ]
    digests = [ApiKey.objects.get().digest, session.state_digest, token.client.fingerprint]
    digests += [call.digest, call.fingerprint]
    digests.append(subscription.path_digest)
    return [raw, CANARY, session.verifier, staff.password, *sealed, *digests]


def make_idempotent_call(user):
    call = IdempotentCall(user=user, digest="digest-1", fingerprint="fingerprint-1", status=200)
    call.answer = f"{CANARY}answer"
    call.save()
    return call


def make_deliveries(integration):
    subscription = Subscription(integration=integration, feed="events")
    subscription.draw_secrets()
    subscription.facts = {"token": f"{CANARY}facts"}
    subscription.save()
    told = {"summary": f"{CANARY}summary", "payload": {"text": f"{CANARY}payload"}}
    Arrival.objects.create(provider="github", feed="events", status="parked", type="x", **told)
    partner = integration.account.partner
    FeedChoice.objects.create(partner=partner, provider="github", feed="events", is_on=True)
    FeedAddress.objects.create(integration=integration, provider="github", address="login:octo")
    return subscription


def make_told_endpoint(partner):
    endpoint = make_endpoint(partner, f"https://hooks.example/{CANARY}path?token={CANARY}token")
    message = WebhookMessage.objects.create(
        partner=partner, type="inbox.event", body=f"{CANARY}body", key="inbox:0"
    )
    delivery = WebhookDelivery.objects.create(message=message, endpoint=endpoint, status="failed")
    WebhookAttempt.objects.create(
        delivery=delivery, number=1, answer=f"{CANARY}answer", milliseconds=7
    )
    return endpoint


def make_plain_rows(partner, account, staff):
    """Make a row of each other model."""
    Job.objects.get_or_create(name="expire_sessions")
    Heartbeat.objects.create(worker="host:1", beat_at=account.created_at)
    Group.objects.create(name="Support")
    partner.user.emailaddress_set.create(email=partner.user.email)
    UserSession.objects.create(user=staff, ip="203.0.113.7", session_key=f"{CANARY}session")
    SocialAccount.objects.create(user=staff, provider="https://id.example", uid="248289761001")
    Authenticator.objects.create(user=staff, type="totp", data={"secret": f"{CANARY}totp"})
    events.record_of_account("account.created", account)
    seal_new()
    Erasure.objects.create(account_id=account.pk)
    PartnerLogo.objects.create(partner=partner, content=b"logo", media_type="image/png")
    record = make_record(partner, route="/api/v1/me", counted=False, account_id=account.pk)
    Look.objects.create(
        staff=staff, person=partner.user, reason="ticket 7", began_at=record.ts, until=record.ts
    )
    start_device("Terminal", "cli/1", "203.0.113.7")
    # PostgreSQL goes on counting where other tests left off: those ids are not waited for.
    Mark.objects.create(name=MARK, upto=record.pk - 1)
    fold_all()
    now = account.created_at
    MeterReport.objects.create(
        subscription=partner.subscription,
        identifier="one",
        stripe_customer_id="cus_1",
        cycle_start=now,
        cycle_end=now,
        upto=now,
        calls=1,
    )
    StripeEvent.objects.create(id="evt_1", type="invoice.paid", created_at=now)
    UsageAlert.objects.create(
        subject_id=partner.pk,
        kind="month",
        object_id=partner.pk,
        period_start=now,
        percent=50,
        used=1,
        limit=2,
    )
