"""The pages of people who connect their account."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import ConnectedAccount, Partner
from connect import sessions
from connect.models import ConnectSession
from providers.registry import find
from tests.browser.states.acts import press
from tests.browser.states.partners import furnished
from tests.browser.states.people import partner, person
from tests.browser.states.state import State
from tests.factories import make_account, make_integration

START, DONE, CALLBACK = "/connect/{row.pk}", "/connect/done", "/api/v1/connect/callback"
BACK = "https://northwind.example/done"
AN_HOUR_AGO = timezone.now() - timedelta(hours=1)


def session(provider="github", owner=partner, **fields):
    """Return what starts a session of a partner's account, changed so."""

    def start(_ground):
        account = make_account(owner().partner, "user-7", display_name="Mara Lind")
        Partner.objects.update(hosted_connect=True, redirect_urls=[])
        account.partner.refresh_from_db()
        made = sessions.start(account, find(provider), fields.get("redirect_url", BACK), [])[0]
        ConnectSession.objects.filter(pk=made.pk).update(**fields)
        made.refresh_from_db()
        return made

    return start


def done(ground):
    """A session that ended well, and whose partner named no place to go back to."""
    url = f"{ground.settings.PUBLIC_URL}/connect/done"
    made = session(redirect_url=url, status="completed")(ground)
    made.account.integrations.all().delete()
    make_integration(made.account, "github", provider_user_name="Mara Lind")
    return made


def begun(ground):
    """Return the state of a session that was begun in another browser."""
    made = session(browser_digest="of another")(ground)
    state, _ = sessions.renew(made, find("github"))
    made.save()
    return state


def own(ground):
    """A session of a person's own connection."""
    account = ConnectedAccount.objects.own_of(ground.user)
    return sessions.start(account, find("github"), Partner.result_url(), [])[0]


STATES = [
    State("connect", START, rows=session()),
    State("connect much", START, rows=session("google")),
    State("connect branded", START, rows=session(owner=furnished)),
    State("connect own", START, by=person, rows=own),
    State("connect cancelled", START, rows=session(), act=press("Cancel")),
    State("connect used", START, rows=session(status="failed"), status=400),
    State("connect expired", START, rows=session(expires_at=AN_HOUR_AGO), status=400),
    State("connect unknown", "/connect/none", status=400),
    State("connect done", DONE + "?session_id={row.pk}&status=success", rows=done),
    State("connect denied", f"{DONE}?error=access_denied", status=400),
    State("connect failed", f"{DONE}?error=exchange_failed", status=400),
    State("connect of an app", "/v1/none/integrations/callback?code=c&state=none", status=400),
    State("connect foreign", CALLBACK + "?code=c&state={row}", rows=begun, status=400),
]
