"""Errors that connecting again would heal carry the request that does it; followed to the letter, the call works."""

import pytest

from accounts.models import Partner
from integrations.models import Integration, Token
from providers.registry import permissions, providers, tools
from providers.routes import PLACEHOLDER
from providers.scopes import lacking, requested
from tests.conftest import Api
from tests.connect.walk import result_of
from tests.contract.consenting import consented
from tests.contract.shapes import explained
from tests.factories import make_integration, make_key, make_partner, make_user
from tests.sandbox_process import consent

DONE = "http://testserver/connect/done"
PERSON = "mara"


def reads(slug):
    """Yield the tools that read with the person's own token and have an example."""
    for offer in tools().values():
        if offer.provider.slug == slug and offer.tool.is_read and not offer.tool.as_app:
            yield offer


def narrower(offer):
    """Return scopes to ask for that do not allow a call, or None where any consent does."""
    provider = offer.provider
    names = [[name] for name in permissions(provider) if name != offer.permission.id]
    if provider.oauth.knows_scopes and provider.oauth.identity_scopes:
        names.append([provider.oauth.identity_scopes[0]])
    needed, kind = offer.permission.required, offer.permission.token
    return next((n for n in names if lacking(provider, needed, kind, requested(provider, n))), None)


FIRST_READS = {slug: next(reads(slug)) for slug in providers()}
NARROWER = {slug: narrower(offer) for slug, offer in FIRST_READS.items()}


def call(caller, offer):
    """Make a tool's example call."""
    arguments = dict(offer.tool.example)
    route = offer.tool.route.partition(" ")[2]
    path = PLACEHOLDER.sub(lambda found: str(arguments.pop(found[1])), route)
    return caller.get(f"/api/v1/{path}", arguments)


def follow(api, hint):
    """Send the request of a hint exactly as it stands, and give the consent it leads to."""
    path = hint["url"].removeprefix("http://testserver")
    started = api.send(hint["method"], path, hint["body"])
    assert started.status_code == 200, started.content
    callback = consent(started.json()["data"]["connect_url"], person=PERSON)
    back = api.get(callback.removeprefix("http://testserver"))
    assert result_of(back)[1]["status"] == "success"
    return back["Location"]


def hint_of(answer, status, error_code):
    body = answer.json()
    assert (answer.status_code, body["error_code"]) == (status, error_code), body
    return body["details"]["reconnect"]


# promise 115
@pytest.mark.parametrize("slug", providers())
def test_nothing_is_connected(api, account, caller, sandbox, slug):
    offer = FIRST_READS[slug]

    refused = call(caller, offer)

    hint = hint_of(refused, 404, "INTEGRATION_NOT_FOUND")
    page = f"http://testserver/settings/accounts/{account.pk}/connect?provider={slug}"
    assert refused.json()["details"]["reconnect_url"] == page
    assert hint == {
        "method": "POST",
        "url": f"http://testserver/api/v1/accounts/{account.pk}/connect",
        "body": {"provider": slug, "scopes": [offer.permission.id], "redirect_url": DONE},
    }
    follow(api, hint)
    assert call(caller, offer).status_code == 200


# promise 115
@pytest.mark.parametrize("slug", [slug for slug, names in NARROWER.items() if names])
def test_the_granted_scopes_are_too_narrow(api, account, caller, sandbox, slug):
    offer, names = FIRST_READS[slug], NARROWER[slug]
    consented(api, account, slug, person=PERSON, scopes=names)
    before = Integration.objects.get()

    refused = call(caller, offer)

    hint = hint_of(refused, 403, "INTEGRATION_SCOPE_MISSING")
    details = refused.json()["details"]
    assert details["permission"] == offer.permission.id
    assert set(details["missing_scopes"]) <= set(offer.permission.required)
    assert details["missing_scopes"]
    follow(api, hint)
    assert call(caller, offer).status_code == 200
    after = Integration.objects.get()
    assert (after.pk, after.account_mismatch) == (before.pk, False)


# promise 115
@pytest.mark.parametrize("status", ["expired", "revoked"])
@pytest.mark.parametrize("slug", providers())
def test_the_grant_is_dead(api, account, caller, sandbox, slug, status):
    offer = FIRST_READS[slug]
    consented(api, account, slug, person=PERSON, scopes=[offer.permission.id])
    before = Integration.objects.get()
    Integration.objects.update(status=status)
    Token.objects.update(status=status)

    follow(api, hint_of(call(caller, offer), 401, "INTEGRATION_TOKEN_ERROR"))

    assert call(caller, offer).status_code == 200
    assert Integration.objects.get().pk == before.pk


def test_what_is_granted_already_is_asked_for_again(account, caller):
    slack = {"main": ["channels:read", "chat:write"]}
    make_integration(account, "slack", granted_scopes=slack, enabled=["slack.read", "slack.write"])

    refused = caller.get("/api/v1/slack/search?q=x")

    hint = hint_of(refused, 403, "INTEGRATION_SCOPE_MISSING")
    assert hint["body"]["scopes"] == ["slack.read", "slack.search", "slack.write"]
    assert refused.json()["details"]["missing_scopes"] == ["search:read"]


def test_a_scope_counts_for_its_own_kind_of_token(account, caller):
    slack = {"main": ["search:read"], "user": []}
    make_integration(account, "slack", granted_scopes=slack, enabled=[])

    refused = caller.get("/api/v1/slack/search?q=x")

    assert refused.json()["details"]["missing_scopes"] == ["search:read"]


def test_a_wider_scope_is_enough(account, caller, upstream):
    scopes = {"main": ["https://www.googleapis.com/auth/gmail.modify"]}
    make_integration(account, "google", granted_scopes=scopes, enabled=["gmail.manage"])

    refused = caller.get("/api/v1/drive/files")

    assert hint_of(refused, 403, "INTEGRATION_SCOPE_MISSING")["body"]["scopes"] == [
        "drive.read",
        "gmail.manage",
        "gmail.read",
        "gmail.send",
    ]


def test_a_refusal_of_the_provider_for_want_of_a_scope(account, caller, upstream):
    make_integration(account, "github", granted_scopes={"main": ["repo", "github.write"]})
    upstream.get(
        "https://api.github.com/user",
        status=403,
        json={"message": "Resource not accessible"},
        headers={"X-Accepted-OAuth-Scopes": "read:org", "X-OAuth-Scopes": "repo"},
    )

    refused = caller.get("/api/v1/github/user")

    hint = hint_of(refused, 403, "INTEGRATION_SCOPE_MISSING")
    details = refused.json()["details"]
    assert (details["source"], details["status"]) == ("provider", 403)
    assert (details["permission"], details["missing_scopes"]) == ("github.read", ["read:org"])
    assert hint["body"]["scopes"] == ["github.read", "github.write"]


def test_a_token_that_the_provider_no_longer_takes(account, caller, upstream):
    make_integration(account, "github")
    upstream.get("https://api.github.com/user", status=401, json={"message": "Bad credentials"})

    assert hint_of(caller.get("/api/v1/github/user"), 401, "INTEGRATION_TOKEN_ERROR")


def test_a_registered_address_is_the_place_to_return_to(account, partner, caller):
    Partner.objects.update(redirect_urls=["https://app.example/a?b=c", "https://app.example/z"])

    hint = hint_of(caller.get("/api/v1/github/user"), 404, "INTEGRATION_NOT_FOUND")

    assert hint["body"]["redirect_url"] == "https://app.example/a?b=c"


def test_our_own_wrong_credentials_are_healed_by_no_consent(account, caller, upstream):
    make_integration(account, "google", refresh_token="1//r", expires_in=-1)
    upstream.post(
        "https://oauth2.googleapis.com/token", status=401, json={"error": "invalid_client"}
    )

    answer = caller.get("/api/v1/gmail/labels")

    assert answer.status_code == 401
    assert not {"reconnect", "reconnect_url"} & set(answer.json()["details"])


def test_what_the_partner_switched_off_is_healed_by_no_consent(account, caller):
    integration = make_integration(account, "github")
    integration.permissions.update(is_enabled=False)

    refused = caller.get("/api/v1/github/user").json()

    assert refused["details"] == explained("PERMISSION_DENIED", permission="github.read")


@pytest.mark.django_db
@pytest.mark.parametrize("owner", [make_user, make_partner])
def test_a_personal_key_is_shown_the_page_and_connects_no_account_of_a_partner(owner):
    answer = Api(make_key(owner(), "personal")).get("/api/v1/github/user")

    assert answer.status_code == 404
    page = "http://testserver/settings/integrations/github/connect"
    assert answer.json()["details"] == explained(
        "INTEGRATION_NOT_FOUND", provider="github", reconnect_url=page
    )
