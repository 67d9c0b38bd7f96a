"""What an OAuth app may do about its own tokens, with HTTP Basic."""

from sandbox.calls import Call
from sandbox.fakes.github.answers import invalid
from sandbox.fakes.github.users import brief
from sandbox.models import Token
from sandbox.oauth.clients import basic_credentials, is_right
from sandbox.oauth.ending import live_token
from sandbox.people import person_called
from sandbox.refusals import Refusal


def check_token(call: Call) -> dict:
    """Say whose token it is and what it may do."""
    token = _token(call)
    user = brief(call, person_called(token.grant.person).login)
    app = {"name": "Patchbay", "url": "http://127.0.0.1", "client_id": token.grant.client_id}
    return {"id": token.pk, "scopes": token.scopes, "token": "", "app": app, "user": user}


def delete_token(call: Call) -> None:
    """End one token, and the refresh token of its grant with it."""
    token = _token(call)
    token.revoke()
    for sibling in token.grant.tokens.filter(kind="refresh"):
        sibling.revoke()


def delete_grant(call: Call) -> None:
    """End everything the person ever allowed this app."""
    grant = _token(call).grant
    alike = type(grant).objects.filter(provider=grant.provider, person=grant.person)
    for one in alike.filter(client_id=grant.client_id, revoked_at=None):
        one.revoke()


def _token(call: Call) -> Token:
    _check_client(call)
    raw_token = call.body.get("access_token")
    if not isinstance(raw_token, str) or not raw_token:
        raise invalid("OauthAccess", "access_token")
    token = live_token(call.fake.slug, raw_token)
    if token is None or token.kind != "access":
        raise Refusal("not_found")
    return token


def _check_client(call: Call) -> None:
    client_id, secret = basic_credentials(call.request) or ("", "")
    if not is_right(call.fake, client_id, secret):
        raise Refusal("bad_client")
    if call.path["client_id"] != client_id:
        raise Refusal("not_found")
