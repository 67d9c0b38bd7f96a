"""A sign-on that is refused: a page for the person, the reason for the log."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.sso.refusals import SignOnRefused

logger = logging.getLogger("patchbay.accounts")
View = Callable[..., HttpResponse]


def refusing(view: View) -> View:
    """Decorate a page that may find that a sign-on cannot go on."""

    @wraps(view)
    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except SignOnRefused as exc:
            logger.warning("Single sign-on refused: %s: %s", type(exc).__name__, exc)
            return render(request, "sso/refused.html", {"refused": exc}, status=exc.status)

    return answering
