"""Check which client is asking and where answers may be sent."""

import hmac
from base64 import b64decode
from urllib.parse import unquote_plus

from django.conf import settings
from django.http import HttpRequest

from sandbox.fake import Fake
from sandbox.models import Client, RedirectUri
from sandbox.oauth.digests import digest
from sandbox.refusals import TokenRefusal


def is_registered(redirect_uri: str) -> bool:
    """Say whether codes may be sent to exactly this address."""
    if redirect_uri == settings.REDIRECT_URI:
        return True
    return RedirectUri.objects.filter(uri=redirect_uri).exists()


def is_client(fake: Fake, client_id: str) -> bool:
    """Say whether a provider knows an OAuth app."""
    return client_id == fake.client_id or secret_digest(fake, client_id) is not None


def secret_digest(fake: Fake, client_id: str) -> str | None:
    """Return what is kept of an app's secret; None for an app that nobody registered."""
    if client_id == fake.client_id:
        return digest(settings.CLIENT_SECRET)
    registered = Client.objects.filter(provider=fake.slug, client_id=client_id)
    return registered.values_list("secret_digest", flat=True).first()


def is_right(fake: Fake, client_id: str, secret: str) -> bool:
    """Say whether it is the secret of an app that the provider knows."""
    return hmac.compare_digest(digest(secret), secret_digest(fake, client_id) or "")


def authenticate_client(
    fake: Fake, accepted: tuple[str, ...], request: HttpRequest, form: dict[str, str]
) -> str:
    """Return the client id if the credentials are right and came in an accepted way."""
    style, client_id, secret = _offered(request, form)
    if style == "none":
        raise TokenRefusal("missing_client")
    if style not in accepted:
        raise TokenRefusal("wrong_client_auth")
    if not is_client(fake, client_id):
        raise TokenRefusal("unknown_client")
    if not is_right(fake, client_id, secret):
        raise TokenRefusal("wrong_secret")
    return client_id


def _offered(request: HttpRequest, form: dict[str, str]) -> tuple[str, str, str]:
    """Return (style, client id, secret); two styles at once are none of the accepted ones."""
    basic = basic_credentials(request)
    if basic and "client_secret" in form:
        return ("both", *basic)
    if basic:
        return ("basic", *basic)
    if form.get("client_secret"):
        return "post", form.get("client_id", ""), form["client_secret"]
    return "none", "", ""


def basic_credentials(request: HttpRequest) -> tuple[str, str] | None:
    """Return (client id, secret) of an HTTP Basic header, if there is one."""
    scheme, _, encoded = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        client_id, _, secret = b64decode(encoded).decode().partition(":")
    except ValueError:
        return "", ""
    return unquote_plus(client_id), unquote_plus(secret)
