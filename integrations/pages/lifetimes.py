"""Until when a connection's access lasts, as a page says it. Tokens themselves stay in the database."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from integrations.models import Token
from providers.spec import MAIN

RENEWED, DUE = "it renews itself", "the next call renews it"
ENDS, DEAD = "then the person has to connect again", "no longer accepted"


@dataclass(frozen=True)
class Lifetime:
    """The end of one access token; `ends_at` None: it has none. `kind` is empty for the only or main one."""

    kind: str
    ends_at: datetime | None
    is_over: bool
    note: str


def without_secrets() -> QuerySet[Token]:
    """Return tokens with their dates, and whether there is something to renew them with."""
    shown = ("integration", "kind", "status", "expires_at")
    return Token.objects.only(*shown).annotate(is_renewable=~Q(refresh_sealed="")).order_by("kind")


def lifetime(token: Token) -> Lifetime:
    """Return what is said of a token of `without_secrets`."""
    kind = "" if token.kind == MAIN else token.kind
    is_over = token.is_spent(timezone.now())
    return Lifetime(kind, token.expires_at, is_over, note_of(token, is_over))


def note_of(token: Token, is_over: bool) -> str:
    """Say what becomes of the access at its end; nothing where it has none."""
    if not token.is_alive:
        return DEAD
    if token.expires_at is None:
        return ""
    if not token.is_renewable:
        return DEAD if is_over else ENDS
    return DUE if is_over else RENEWED
