"""For whom a call acts: the X-Account-Id header against the partner's own accounts."""

from collections.abc import Iterable
from contextlib import suppress
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest
from rest_framework.request import Request

from accounts.key_limits import check_account
from accounts.models import ApiKey, ConnectedAccount
from config.api.errors import AccountNotFound, Invalid, PartnerRequired


def external_id_in(request: HttpRequest | Request) -> str | None:
    """Return the header's external id (UTF-8 bytes or percent-encoded), or None when it was not sent."""
    raw = request.META.get("HTTP_X_ACCOUNT_ID")
    return None if raw is None else without_nul(decode_header(raw))


def decode_header(raw: str) -> str:
    """WSGI hands header bytes over as Latin-1; read them as UTF-8, or as percent-encoded UTF-8."""
    try:
        return raw.encode("latin-1").decode()
    except (UnicodeDecodeError, UnicodeEncodeError):
        return raw


def spellings(external_id: str) -> list[str]:
    """Return the id as sent and, where it could be percent-encoded, as decoded."""
    both = [external_id]
    if "%" in external_id:
        with suppress(UnicodeDecodeError):
            both.append(without_nul(unquote_to_bytes(external_id).decode()))
    return both


def without_nul(text: str) -> str:
    """No account has a NUL in its id, and PostgreSQL refuses to be asked for one."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


def resolve(request: Request) -> ConnectedAccount | None:
    """Return the account a call acts for, or raise 403 for a key that may not act for it."""
    account = meant(request)
    check_account(request.auth, account)
    return account


def meant(request: Request) -> ConnectedAccount | None:
    """Return the account the header names, the user's own for a personal key, else None."""
    external_id = external_id_in(request)
    if external_id == "":
        raise Invalid("X-Account-Id header is empty")
    if external_id is not None:
        return named_account(request.auth, external_id)
    if request.auth.kind == ApiKey.Kind.PERSONAL:
        return ConnectedAccount.objects.own_of(request.user)
    return None


def named_account(key: ApiKey, external_id: str) -> ConnectedAccount:
    """Return the key's account of that external id, or raise 404 (403 without a partner)."""
    if key.user.active_partner is None:
        raise PartnerRequired()
    return only_one(key.accounts.filter(external_id__in=spellings(external_id)), external_id)


def only_one(found: Iterable[ConnectedAccount], external_id: str) -> ConnectedAccount:
    """Refuse a header that fits two accounts: a guess could act in the wrong person's name."""
    accounts = list(found)
    if not accounts:
        raise AccountNotFound(external_id)
    if len(accounts) > 1:
        raise Invalid(f'X-Account-Id "{external_id}" fits two accounts, as written and decoded')
    return accounts[0]


def require_header(external_id: str | None, kind: str) -> None:
    """Refuse a partner key without the header, and anybody's empty one.

    Nothing may act in a partner's or user's own name because a variable was empty.
    """
    if external_id == "" or (external_id is None and kind == ApiKey.Kind.PARTNER):
        raise Invalid("X-Account-Id header is required")
