"""What a request says of itself by its Idempotency-Key: nothing but keyed digests of it is kept."""

import hmac
import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.conf import settings
from rest_framework.request import Request

from config.api.call_log import call_log_of
from config.api.errors import Invalid

HEADER = "HTTP_IDEMPOTENCY_KEY"
METHODS = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_FORM = re.compile(r"[\x20-\x7e]{1,255}")


@dataclass(frozen=True)
class Mark:
    """Digests of the key's text and of the whole request, under one pepper."""

    digest: str
    fingerprint: str


@dataclass(frozen=True)
class Asked:
    """Whose call it is, and its marks under every accepted pepper; the first makes new rows."""

    user_id: UUID
    marks: tuple[Mark, ...]

    @property
    def mark(self) -> Mark:
        return self.marks[0]

    @property
    def former_digests(self) -> list[str]:
        return [mark.digest for mark in self.marks[1:]]

    def is_same(self, digest: str, fingerprint: str) -> bool:
        """Say whether a row was made by the same request under the same key."""
        return Mark(digest, fingerprint) in self.marks


def is_asked_for(request: Request) -> bool:
    """Say whether the call is to be made once only: a key's write with the header."""
    has_key = getattr(request._request, "api_key", None) is not None
    return HEADER in request.META and request.method in METHODS and has_key


def key_in(request: Request) -> str:
    """Return the header's text, or raise 400 for what is no Idempotency-Key."""
    key = request.META[HEADER]
    if not _FORM.fullmatch(key):
        raise Invalid("Idempotency-Key must be 1 to 255 printable ASCII characters")
    return key


def asked_in(request: Request, body: Any) -> Asked:
    """Return the marks of a request; `body` is what of it makes the call what it is."""
    key = key_in(request)
    user_id, content = request.user.pk, content_of(request, body)
    whose = f"{user_id} {request.auth.idempotency_scope}".rstrip()
    marks = (
        Mark(digest(pepper, "key", f"{whose} {key}"), digest(pepper, "request", content))
        for pepper in settings.API_KEY_PEPPERS
    )
    return Asked(user_id, tuple(marks))


def content_of(request: Request, body: Any) -> str:
    """Return all that makes the call what it is, in one spelling.

    The rights of the API key are among it: a view may look at them after its repeat was answered, so what
    one key was answered is only for those that may do the same, for the same accounts. So is the account
    itself: its external id may have been given to somebody else since.
    """
    account_id = call_log_of(request).account_id
    parts: list[Any] = [
        request.method,
        request.path,
        request.META.get("QUERY_STRING", ""),
        request.META.get("HTTP_X_ACCOUNT_ID"),
        str(account_id) if account_id else None,
        request.auth.rights,
        body,
    ]
    return json.dumps(parts, sort_keys=True)


def digest(pepper: str, what: str, text: str) -> str:
    """Return the HMAC-SHA-256 in hex; `what` keeps keys and requests apart, and both from API keys."""
    return hmac.new(pepper.encode(), f"idempotency {what}|{text}".encode(), sha256).hexdigest()
