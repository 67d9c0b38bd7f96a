"""Revocation endpoints as most providers have them (RFC 7009): a token in, its end, and no word about strangers'."""

from collections.abc import Callable

from sandbox.calls import Call
from sandbox.models import Grant, Token
from sandbox.oauth.clients import authenticate_client
from sandbox.oauth.digests import digest
from sandbox.refusals import Refusal, TokenRefusal

TOKEN, GRANT, PERSON = "token", "grant", "person"


def revoking(
    client_auth: tuple[str, ...] = (), ends: str = GRANT, param: str = "token"
) -> Callable[[Call], dict]:
    """Return the operation: `ends` the token alone, its grant, or all the person allowed this app.

    `client_auth` are the ways (`post`, `basic`) in which the app must prove itself; none: nobody is asked.
    """

    def revoke(call: Call) -> dict:
        form = {name: str(value) for name, value in fields(call).items()}
        if client_auth:
            check_client(call, client_auth, form)
        for token in Token.objects.filter(digest=digest(form.get(param, ""))):
            end(token, ends)
        return {}

    return revoke


def check_client(call: Call, accepted: tuple[str, ...], form: dict[str, str]) -> None:
    """Refuse an app that does not prove itself in an accepted way."""
    try:
        authenticate_client(call.fake, accepted, call.request, form)
    except TokenRefusal as exc:
        raise Refusal("bad_client") from exc


def fields(call: Call) -> dict:
    """Return the parameters of a form or of JSON, whichever was sent."""
    is_json = call.request.content_type == "application/json"
    return call.body if is_json else call.request.POST.dict()


def end(token: Token, reach: str) -> None:
    """End a token, or all that was granted with it."""
    if reach == TOKEN:
        token.revoke()
        return
    alike = {"pk": token.grant.pk}
    if reach == PERSON:
        alike = {"provider": token.grant.provider, "person": token.grant.person}
    for grant in Grant.objects.filter(**alike, client_id=token.grant.client_id, revoked_at=None):
        grant.revoke()
