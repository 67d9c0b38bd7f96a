"""Neither the key nor the webhook's secret stands in a log, a text or an answer, whatever goes wrong."""

import logging

import pytest
from django.test import Client
from django.urls import reverse
from django.views.debug import SafeExceptionReporterFilter

from billing.payments import PaymentsUnavailable, backend
from billing.payments.client import client
from billing.payments.reconciling import reconcile
from billing.payments.reporting import send_reports
from config.logs import scrub
from tests.payments.conftest import post
from tests.payments.test_reporting import make_report
from tests.stripe_server.server import KEY, SECRET


def everything(stripe, paying):
    """Walk every way on which the key travels."""
    make_report(paying)
    send_reports()
    reconcile()
    for ask in (backend().payment_method, backend().invoices):
        try:
            ask(paying)
        except PaymentsUnavailable as exc:
            yield f"{exc!r} {exc} {exc.__cause__!r}"
    event = stripe.emit("invoice.paid", {"customer": paying.stripe_customer_id})
    yield post(Client(), *stripe.signed(event)).content.decode()
    yield post(Client(), stripe.signed(event)[0], f"t=1,v1={SECRET}").content.decode()


@pytest.mark.parametrize("state", ["well", "key refused", "failing", "gone"])
def test_no_secret_is_ever_written(stripe, paying, settings, caplog, state):
    caplog.set_level(logging.DEBUG)
    logging.getLogger("stripe").setLevel(logging.DEBUG)
    stripe.key = "another" if state == "key refused" else stripe.key
    stripe.fail(500, times=99 if state == "failing" else 0)
    settings.STRIPE_API_BASE = "http://127.0.0.1:9" if state == "gone" else stripe.url

    said = list(everything(stripe, paying))

    logging.getLogger("stripe").setLevel(logging.WARNING)
    assert said
    written = f"{caplog.text} {[vars(record) for record in caplog.records]} {said}"
    assert "patchbay" in written
    assert KEY not in written.replace(f"Bearer {KEY}", "" if state == "key refused" else KEY)
    assert SECRET not in written


def test_no_secret_in_texts_of_objects(stripe, paying):
    assert KEY not in f"{client()!r} {backend()!r} {paying!r} {vars(backend())}"


def test_the_last_line_of_defence_blanks_them():
    line = scrub(f"using {KEY} and rk_live_0123456789abcdef and {SECRET}")

    assert line == "using sk_test_canary*** and rk_live_012345*** and whsec_canary***"


def test_an_error_page_hides_them(settings):
    hidden = SafeExceptionReporterFilter().get_safe_settings()

    assert hidden["STRIPE_SECRET_KEY"] == hidden["STRIPE_WEBHOOK_SECRET"] == "********************"


def test_nothing_secret_is_on_the_page(stripe, paying, client):
    client.force_login(paying.partner.user)

    page = client.get(reverse("billing")).content.decode()

    assert "4242" in page
    assert KEY not in page
