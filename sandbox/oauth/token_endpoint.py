"""Answer the token endpoint: who asks, what for, and the answer in the provider's form."""

import json

from django.http import HttpRequest, HttpResponse

from sandbox.fake import Fake, Habits
from sandbox.oauth.clients import authenticate_client
from sandbox.oauth.codes import redeem_code
from sandbox.oauth.habits import habits_of
from sandbox.oauth.minting import Minted
from sandbox.oauth.refreshing import redeem_refresh_token
from sandbox.refusals import TokenRefusal


def token(request: HttpRequest, fake: Fake, **_: str) -> HttpResponse:
    """Answer a token request with a grant or with the provider's error."""
    try:
        status, answer = 200, fake.oauth.answer_grant(_redeem(request, fake, habits_of(fake)))
    except TokenRefusal as refusal:
        status, answer = fake.oauth.answer_refusal(refusal.problem, refusal.about)
    response = fake.oauth.encode(request, status, answer)
    response["Cache-Control"] = "no-store"
    return response


def _redeem(request: HttpRequest, fake: Fake, habits: Habits) -> Minted:
    form = _read_form(request, fake.oauth.encodings)
    request.grant_type = form.get("grant_type", "")  # for the request log
    client_id = authenticate_client(fake, habits.client_auth, request, form)
    grant_type = form.get("grant_type") or fake.oauth.default_grant_type
    if grant_type == "authorization_code":
        return redeem_code(fake, habits, client_id, form)
    if grant_type == "refresh_token":
        return redeem_refresh_token(fake, habits, client_id, form)
    if grant_type:
        raise TokenRefusal("unsupported_grant_type", grant_type)
    raise TokenRefusal("missing_parameter", "grant_type")


def _read_form(request: HttpRequest, encodings: tuple[str, ...]) -> dict[str, str]:
    """Read the parameters from the body; a query string is never read."""
    if request.method != "POST":
        raise TokenRefusal("wrong_encoding")
    if request.content_type == "application/x-www-form-urlencoded" and "form" in encodings:
        return request.POST.dict()
    if request.content_type == "application/json" and "json" in encodings:
        return _read_json(request.body)
    raise TokenRefusal("wrong_encoding")


def _read_json(body: bytes) -> dict[str, str]:
    try:
        content = json.loads(body)
    except ValueError as exc:
        raise TokenRefusal("wrong_encoding") from exc
    if not isinstance(content, dict):
        raise TokenRefusal("wrong_encoding")
    return {name: str(value) for name, value in content.items()}
