"""Tell an app's key from an end user's token, and know whose it is."""

from typing import Any

from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from accounts import wrong_keys
from accounts.app_access.caller import AppCaller
from accounts.app_access.errors import (
    EndUserTokenExpired,
    UnusableClaims,
    WrongAppKey,
    WrongEndUserToken,
)
from accounts.app_access.exposed import refuse_exposed_token
from accounts.app_access.signing_keys import NONE_SET
from accounts.app_access.tokens import user_id_in
from accounts.authentication import refuse_exposed_key, remember_key
from accounts.keys import ANY_KEY_PREFIX, looks_real
from accounts.models import ApiKey, App
from accounts.models.app import is_app_id
from config.api.errors import AuthRequired, NotFound, PermissionDenied

# The app signed these: whoever sends them guesses nothing, and many people may share one address.
SIGNED = (EndUserTokenExpired, UnusableClaims)


class AppAuthentication(BaseAuthentication):
    """Sets `request.user` to the partner's user and `request.auth` to the AppCaller."""

    def authenticate(self, request: Request) -> tuple[Any, AppCaller]:
        text = bearer_text(request)
        wrong_keys.check(request)
        app_id = request.parser_context["kwargs"]["app_id"]
        try:
            caller = caller_of(app_id, text)
        except AuthRequired as exc:
            if not isinstance(exc, SIGNED):
                wrong_keys.note(request)
            raise
        remember_key(request, caller.key)
        return caller.partner.user, caller

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


def bearer_text(request: Request) -> str:
    """Return the credential of the Authorization header, or raise 401."""
    refuse_exposed_key(request)
    refuse_exposed_token(request)
    scheme, _, text = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    if scheme.lower() != "bearer" or not text.strip():
        raise AuthRequired("Send an app key or an end-user token in the Authorization header")
    return text.strip()


def caller_of(app_id: str, text: str) -> AppCaller:
    """Return who calls the app, by a key or a token."""
    return by_key(app_id, text) if text.startswith(ANY_KEY_PREFIX) else by_token(app_id, text)


def by_key(app_id: str, text: str) -> AppCaller:
    """Recognise a key of the app: 401 for no app key at all, 404 for no such app, 403 for another app's."""
    key = ApiKey.objects.recognise_of_app(text) if looks_real(text) else None
    if key is None:
        raise WrongAppKey()
    if key.app_id != app_id:
        app_named(app_id)
        raise PermissionDenied("This key belongs to another app")
    return AppCaller(key.app, key)


def by_token(app_id: str, text: str) -> AppCaller:
    """Recognise an end user by a token that the app's own server signed."""
    app = app_named(app_id)
    if not app.jwt_algorithm:
        raise WrongEndUserToken(NONE_SET)
    return AppCaller.of_end_user(app, user_id_in(app, text))


def app_named(app_id: str) -> App:
    """Return an app by its id, or raise 404."""
    found = App.objects.select_related("partner__user").filter(pk=app_id)
    app = found.first() if is_app_id(app_id) else None
    if app is None:
        raise NotFound(f'App "{app_id}" not found')
    return app
