"""Connected accounts, and a person's own integrations."""

from django.utils import timezone

from accounts.models import ConnectedAccount
from integrations.models import Integration
from tests.browser.states.acts import fill, press
from tests.browser.states.people import partner, person
from tests.browser.states.state import State
from tests.factories import make_account, make_integration

ACCOUNTS, OWN = "/settings/accounts", "/settings/integrations"
ONE = ACCOUNTS + "/{row.pk}"
LONG = "a-customer-with-an-external-id-of-their-own-that-is-longer-than-any-line/" * 2
MARA = {"id": "1", "name": "mara", "email": "mara@northwind.example"}
TOMAS = {
    "provider_user_id": "2",
    "provider_user_name": "tomas",
    "provider_user_email": "tomas@northwind.example",
}


def account(ground, external_id="user-7", **fields):
    return make_account(ground.user.partner, external_id, display_name="Mara Lind", **fields)


def many(ground):
    """Accounts on more than one page, in all conditions."""
    for number in range(55):
        made = account(ground, f"user-{number}")
    for status in ("active", "expired", "revoked"):
        made = account(ground, f"{status}-1")
        make_integration(made, "github", status=status)
    make_integration(account(ground, LONG), "google")
    for provider in ("google", "slack", "linear"):
        make_integration(made, provider)


def full(ground):
    """An account with an integration in each condition."""
    made = account(ground, metadata={"plan": "gold", "note": "x" * 200}, monthly_budget=12_000)
    lasting = {"refresh_token": "r", "expires_in": 3600, "last_used_at": timezone.now()}
    make_integration(made, "google", **TOMAS, **lasting)
    make_integration(made, "github", status="expired", status_reason="refresh_refused")
    make_integration(made, "slack", status="revoked", status_reason="revoked_by_provider")
    make_integration(made, "linear", former_person=MARA, **TOMAS)
    make_integration(made, "notion", expires_in=-60, missing_scopes=["read_content"])
    Integration.objects.create(account=made, provider="hubspot")
    return made


def own(ground):
    made = ConnectedAccount.objects.own_of(ground.user)
    make_integration(made, "github", **TOMAS)
    make_integration(made, "google", status="expired", status_reason="refresh_refused")
    make_integration(made, "linear", former_person=MARA, **TOMAS)
    Integration.objects.create(account=made, provider="slack")


STATES = [
    State("accounts none", ACCOUNTS, by=partner),
    State("accounts without a profile", ACCOUNTS, by=person),
    State("accounts many", ACCOUNTS, by=partner, rows=many),
    State("accounts of one kind", f"{ACCOUNTS}?status=expired", by=partner, rows=many),
    State("accounts none found", f"{ACCOUNTS}?q=nobody", by=partner, rows=many),
    State("account new", f"{ACCOUNTS}/new", by=partner),
    State("account new with mistakes", f"{ACCOUNTS}/new", by=partner, act=fill(external_id="")),
    State("account", ONE, by=partner, rows=account),
    State("account in all conditions", ONE, by=partner, rows=full),
    State("account edit", ONE + "/edit", by=partner, rows=full),
    State(
        "account edit with mistakes", ONE + "/edit", by=partner, rows=full, act=fill(metadata="[")
    ),
    State("account delete", ONE + "/delete", by=partner, rows=full),
    State("account connect", ONE + "/connect", by=partner, rows=account),
    State("account connect ask", ONE + "/connect?provider=google", by=partner, rows=account),
    State(
        "account connect link",
        ONE + "/connect?provider=github",
        by=partner,
        rows=account,
        act=press(),
    ),
    State("account disconnect", ONE + "/integrations/google/disconnect", by=partner, rows=full),
    State("own integrations none", OWN, by=person),
    State("own integrations", OWN, by=person, rows=own),
    State("own integration connect", f"{OWN}/github/connect", by=person),
    State("own integration disconnect", f"{OWN}/github/disconnect", by=person, rows=own),
]
