"""Recognise the bearer of an API call and check the scopes."""

from django.http import HttpRequest

from sandbox.calls import Caller
from sandbox.fake import Fake, Route
from sandbox.models import Token
from sandbox.oauth.digests import digest
from sandbox.people import person_called
from sandbox.refusals import Refusal


def recognise(fake: Fake, request: HttpRequest) -> Caller:
    """Return who is calling, by the token that comes with the request."""
    secret = _secret(fake, request)
    if not secret:
        raise Refusal("missing_token")
    token = Token.objects.select_related("grant").filter(digest=digest(secret)).first()
    if token is None or token.kind != "access" or token.grant.provider != fake.slug:
        raise Refusal("unknown_token")
    if token.revoked_at or token.grant.revoked_at:
        raise Refusal("revoked_token")
    if token.is_expired:
        raise Refusal("expired_token")
    return Caller(person_called(token.grant.person), token)


def _secret(fake: Fake, request: HttpRequest) -> str:
    """Return the token from the header, or from a form where the provider reads it there."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() in ("bearer", "token"):
        return secret.strip()
    return request.POST.get("token", "") if fake.takes_token_in_body else ""


def check_scopes(route: Route, caller: Caller) -> None:
    """Refuse a caller whose token does not reach this operation."""
    if route.actors and caller.token.actor not in route.actors:
        raise Refusal("wrong_actor", needed=route.actors, provided=caller.scopes)
    if route.scopes and not set(route.scopes) & set(caller.scopes):
        raise Refusal("missing_scope", needed=route.scopes, provided=caller.scopes)
