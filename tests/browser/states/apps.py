"""Apps of a partner: keys, toolkits, end-user tokens, connections."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from accounts.models import ApiKey
from integrations.apps_api.connections import connections_of
from integrations.models import ToolkitConfig
from integrations.own_credentials import client_of_app
from providers.oauth_apps import ClientCredentials
from providers.registry import find
from tests.apps_api.conftest import SECRET, token_of
from tests.browser.states.acts import choose, fill, press
from tests.browser.states.calls import much
from tests.browser.states.partners import deactivated, suspended
from tests.browser.states.people import partner, person
from tests.browser.states.state import State
from tests.factories import make_account, make_app, make_app_key, make_integration, make_records

APPS = "/settings/apps"
ONE = APPS + "/{row.pk}"
LONG = "An app whose name is so long that it needs more than a line of a narrow telephone"


def app(ground, **fields):
    return make_app(ground.user.partner, **({"name": "Northwind web shop"} | fields))


def many(ground):
    """Apps in all conditions."""
    much(ground)
    for number in range(6):
        made = app(ground, name=f"Shop {number}")
    made = full(ground)
    app(ground, name=LONG, status="disabled")
    return made


def full(ground):
    """An app with keys in all conditions, toolkits, tokens and calls."""
    origins = ["https://shop.northwind.example", "http://localhost:3000"]
    made = app(ground, jwt_algorithm="HS256", jwt_audience="patchbay", allowed_origins=origins)
    made.jwt_secret = SECRET
    made.save()
    keys_of(made)
    for slug in ("gmail", "google-calendar", "slack", "linear"):
        ToolkitConfig.objects.create(app=made, toolkit=slug)
    google = client_of_app(made, find("google"), ClientCredentials("their-client-id", "secret"))
    made.toolkit_configs.filter(toolkit="gmail").update(client=google, display_name="Post")
    return made


def keys_of(made):
    now = timezone.now()
    for _ in range(3):
        make_app_key(made)
    used, over, _waiting = made.api_keys.order_by("pk")
    ApiKey.objects.filter(pk=used.pk).update(
        name="Production", last_used_at=now, last_used_ip="2001:db8:85a3::8a2e:370:7334"
    )
    ApiKey.objects.filter(pk=over.pk).update(name="Old", revoked_at=now - timedelta(hours=2))
    calls = {"key_id": used.pk, "app_id": made.pk, "ts": now}
    make_records(made.partner, [calls] * 12)


def connected(ground):
    """Connections of many users in all conditions, on more than one page."""
    made = full(ground)
    for number in range(54):
        make_integration(make_account(made.partner, f"user-{number}"), "github")
    for status in ("expired", "revoked"):
        account = make_account(made.partner, f"{status}-with-an-id-of-their-own-that-is-quite-long")
        make_integration(account, "google", status=status, last_used_at=timezone.now())
    return made


def connection(ground):
    """One of several connections of a user, by what its page's address holds."""
    made = full(ground)
    integration = make_integration(make_account(made.partner, "user-7"), "google")
    return SimpleNamespace(app_id=made.pk, pk=connections_of(integration)[0].id)


def without_server(ground):
    """A server that has no credentials at Linear."""
    ground.monkeypatch.setattr("integrations.pages.apps.forms.client_of", lambda provider: None)
    ground.monkeypatch.setattr("integrations.pages.apps.toolkits.client_of", lambda provider: None)
    return app(ground)


def pasted(**claims):
    """Return what pastes a token into the checker."""
    return fill("Check token", token=lambda row: token_of("user-7", **claims))


STATES = [
    State("apps none", APPS, by=partner),
    State("apps without a profile", APPS, by=person),
    State("apps of a deactivated profile", APPS, by=deactivated),
    State("apps many", APPS, by=partner, rows=many),
    State("apps suspended", APPS, by=suspended, rows=full),
    State("app new", f"{APPS}/new", by=partner),
    State("app new with mistakes", f"{APPS}/new", by=partner, act=fill(name=" ")),
    State("app bare", ONE, by=partner, rows=app),
    State("app full", ONE, by=partner, rows=full),
    State("app suspended", ONE, by=suspended, rows=full),
    State("app name", ONE + "/name", by=partner, rows=full),
    State("app origins", ONE + "/origins", by=partner, rows=full),
    State(
        "app origins with mistakes",
        ONE + "/origins",
        by=partner,
        rows=full,
        act=fill(allowed_origins="https://*.northwind.example/path"),
    ),
    State("app disable", ONE + "/disable", by=partner, rows=full),
    State("app disabled", ONE + "/disable", by=partner, rows=full, act=press()),
    State("app enable", ONE + "/enable", by=partner, rows=full),
    State("app delete", ONE + "/delete", by=partner, rows=full),
    State("app key new", ONE + "/keys/new", by=partner, rows=app),
    State("app key with mistakes", ONE + "/keys/new", by=partner, rows=app, act=press()),
    State("app key made", ONE + "/keys/new", by=partner, rows=app, act=fill(name="Production")),
    State("app toolkits", ONE + "/toolkits", by=partner, rows=full),
    State("app toolkits none", ONE + "/toolkits", by=partner, rows=without_server),
    State("app toolkits found", ONE + "/toolkits?search=ca", by=partner, rows=full),
    State("app toolkits none found", ONE + "/toolkits?search=none", by=partner, rows=full),
    State("app toolkit on", ONE + "/toolkits/gmail", by=partner, rows=full),
    State("app toolkit off", ONE + "/toolkits/github", by=partner, rows=full),
    State(
        "app toolkit with mistakes",
        ONE + "/toolkits/linear",
        by=partner,
        rows=without_server,
        act=press("Switch on"),
    ),
    State("app toolkit switch off", ONE + "/toolkits/gmail/off", by=partner, rows=full),
    State("app tokens none", ONE + "/tokens", by=partner, rows=app),
    State("app tokens", ONE + "/tokens", by=partner, rows=full),
    State(
        "app tokens with mistakes",
        ONE + "/tokens",
        by=partner,
        rows=app,
        act=choose("algorithm", "RS256", "Save settings"),
    ),
    State(
        "app secret made",
        ONE + "/tokens",
        by=partner,
        rows=app,
        act=choose("algorithm", "HS256", "Save settings"),
    ),
    State("app token good", ONE + "/tokens", by=partner, rows=full, act=pasted(aud="patchbay")),
    State("app token refused", ONE + "/tokens", by=partner, rows=full, act=pasted(exp=1)),
    State("app connections none", ONE + "/connections", by=partner, rows=full),
    State("app connections", ONE + "/connections", by=partner, rows=connected),
    State("app connections of one", ONE + "/connections?user=user-7", by=partner, rows=connected),
    State(
        "app disconnect",
        APPS + "/{row.app_id}/connections/{row.pk}/disconnect",
        by=partner,
        rows=connection,
    ),
    State(
        "app connections none found",
        ONE + "/connections?user=nobody",
        by=partner,
        rows=connected,
    ),
]
