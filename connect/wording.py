"""The words of the connect pages."""

from providers.scopes import granted_permissions
from providers.spec import Provider

REFUSALS = {
    "unknown": (
        "This link is not known here",
        "It may have been mistyped, opened again in another tab, or its connection was removed. "
        "Go on in the other tab, or go back to {app} and start again.",
    ),
    "used": (
        "This link was used already",
        "Every connect link works once. If the connection did not come about, start again in {app}.",
    ),
    "done": (
        "This link was used already",
        "It connected an account to {app}, and there is nothing more to do. "
        "Every link works once: to connect another account, start again in {app}.",
    ),
    "said_no": (
        "This link was used already",
        "You said no, so nothing was connected. If you change your mind, start again in {app}.",
    ),
    "expired": (
        "This link has expired",
        "A connect link lives for 30 minutes. Go back to {app} and start again.",
    ),
    "failed": (
        "Nothing was connected",
        "Something went wrong on the way. Go back to {app} to try again.",
    ),
    "denied": (
        "You did not allow it",
        "Nothing was connected, and nobody was given access. "
        "If you change your mind, start again in {app}.",
    ),
    "foreign": (
        "Please go on in the browser you began with",
        "This connection was begun in another browser. For your safety it can be finished only there. "
        "If you did not begin it yourself, somebody sent you their link: do not go on.",
    ),
}


BY_ERROR = {"access_denied": "denied", "session_expired": "expired"}  # else "failed"


def refusal_in_words(word: str, app: str = "") -> tuple[str, str]:
    """Return the title and text of a page that does not go on; `app`: the partner's name, if it is known."""
    title, text = REFUSALS[word]
    return title, text.format(app=app or "the app you came from")


def permission_sentences(provider: Provider, scopes: dict[str, list[str]]) -> list[str]:
    """Return in words what the scopes allow, or the scopes themselves where we have no words."""
    allowed = granted_permissions(provider, scopes)
    if allowed:
        return [permission.description for permission in allowed]
    return [scope for wanted in scopes.values() for scope in wanted]
