"""The audit log."""

from uuid import uuid4

from accounts import events
from tests.browser.states.people import partner, person
from tests.browser.states.state import State
from tests.factories import make_account

LOG = "/settings/audit"


def many(ground):
    """What a person, staff and this server did, on more than one page."""
    owner = ground.user.partner
    account = make_account(owner, "user-7")
    you = {"user_id": ground.user.pk, "actor": "user", "actor_id": str(ground.user.pk)}
    for _ in range(55):
        events.record("user.logged_in", **you, ip="2001:db8:85a3::8a2e:370:7334")
    staff = {"partner_id": owner.pk, "actor": "staff", "actor_id": str(uuid4()), "ip": "10.1.2.3"}
    events.record(
        "partner.suspended", **staff, data={"reason": "Unpaid since May, and no answer. " * 4}
    )
    events.record("partner.updated", partner_id=owner.pk, **you, data={"changed": ["website"]})
    events.record_of_account("integration.expired", account, data={"provider": "github"})


STATES = [
    State("audit none", LOG, by=person),
    State("audit many", LOG, by=partner, rows=many),
    State("audit filtered", f"{LOG}?type=partner.updated", by=partner, rows=many),
    State("audit none found", f"{LOG}?from=2020-01-01&to=2020-01-02", by=partner, rows=many),
    State("audit wrong filter", f"{LOG}?from=never", by=partner, rows=many),
]
