"""The audit log at a desk and on the narrowest telephone."""

import pytest

from accounts import events
from tests.browser.people import log_in

REQUEST_ID = "req_0123456789abcdef01234567"
LINES = "each => new Set([...each.getClientRects()].map((line) => line.top)).size"
SPILLS = "document.documentElement.scrollWidth > innerWidth"


@pytest.mark.parametrize(("width", "lines"), [(1280, 1), (320, 2)])
def test_a_request_id_breaks_only_where_there_is_no_room(
    new_context, server, partner, monkeypatch, width, lines
):
    monkeypatch.setattr(events, "current_request_id", lambda: REQUEST_ID)
    staff = {"partner_id": partner.pk, "actor": "staff", "ip": "203.0.113.7"}
    events.record("partner.suspended", **staff, data={"reason": "Unpaid since May. " * 8})
    context = new_context(viewport={"width": width, "height": 900})
    log_in(context, server.origin, partner.user)
    page = context.new_page()

    page.goto("/settings/audit")

    assert round(page.get_by_text(REQUEST_ID).evaluate(LINES)) == lines
    assert not page.evaluate(SPILLS)
