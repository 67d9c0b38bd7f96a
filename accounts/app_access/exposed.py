"""Credentials where they do not belong: tokens in addresses, app keys in browsers."""

import logging
import re

from django.conf import settings
from rest_framework.request import Request

from accounts.app_access.caller import AppCaller
from config.api.errors import Invalid, PermissionDenied

log = logging.getLogger("patchbay.auth")

# Every JWT begins so: its header and its payload are JSON objects.
TOKEN = re.compile(r"eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+")


def refuse_exposed_token(request: Request) -> None:
    """Raise 400 for a token in the query string: it is in somebody's log by now."""
    if TOKEN.search(request.META.get("QUERY_STRING", "")):
        raise Invalid("A token was sent in the URL. Send it in the Authorization header.")


def refuse_key_in_browser(request: Request, caller: AppCaller) -> None:
    """Raise 403 for an app key that a page sends, and flag it: whoever opens the page can read it.

    Only browsers say by themselves which origin a call is from. Our own pages may try a key out.
    """
    origin = request.META.get("HTTP_ORIGIN")
    if caller.is_end_user or origin in {None, settings.PUBLIC_URL}:
        return
    log.warning("an app key was sent by a browser: %s", caller.key.masked)
    raise PermissionDenied(
        "An app key was sent with an Origin header, as browsers do. Anybody can read a key in a browser: "
        "revoke it, and let pages call with end-user tokens."
    )
