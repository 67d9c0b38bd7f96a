"""Our own page for whatever does not go on: in the partner's looks where it is known whose session it was."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.branding.appearance import appearance_of
from connect import sessions
from connect.models import ConnectSession
from connect.wording import BY_ERROR, refusal_in_words


def refusal(request: HttpRequest, word: str, session: ConnectSession | None = None) -> HttpResponse:
    """Answer with the text of a word (see connect.wording); nothing of the request is repeated in it."""
    context = belonging(session) if session else {}
    partner = context.get("partner")
    title, text = refusal_in_words(word, partner.company_name if partner else "")
    context |= {"title": title, "text": text, "second": "reached" if word == "done" else "loose"}
    return render(request, "connect/refused.html", context, status=400)


def belonging(session: ConnectSession) -> dict[str, Any]:
    """Return what the pages of a session say about whose it is."""
    partner, provider = session.account.partner, sessions.provider_of(session)
    return {
        "session": session,
        "partner": partner,
        "looks": appearance_of(partner),
        "provider_name": provider.name if provider else session.provider,
    }


def ending_of(session: ConnectSession) -> str:
    """Return the word for a link that is opened when its session is over, or at its callback."""
    if session.is_overdue or session.status == session.Status.EXPIRED:
        return "expired"
    if session.status == session.Status.COMPLETED:
        return "done"
    return "said_no" if session.error == "access_denied" else "used"


def failure_of(error: str | None) -> str:
    """Return the word for what our result page is told."""
    return "unknown" if error is None else BY_ERROR.get(error, "failed")
