"""What a caller may do: every view declares the key scope it needs, and whether it is for partners."""

from typing import Any

from django.conf import settings
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from accounts.key_limits import check_change, check_network
from accounts.models import ApiKey, User
from config.api.errors import PartnerRequired, PartnerSuspended, PermissionDenied
from config.api.scopes import NO_SCOPE


class FromItsNetwork(BasePermission):
    """Checks where the key is used from, and that there is a sandbox for a test key."""

    def has_permission(self, request: Request, view: Any) -> bool:
        check_mode(request.auth)
        check_network(request.auth, request.META.get("REMOTE_ADDR") or "")
        return True


class KeyAllows(FromItsNetwork):
    """Checks also the partner's standing, then what the view declares for this method."""

    def has_permission(self, request: Request, view: Any) -> bool:
        super().has_permission(request, view)
        check_standing(request.user, partner_needed=getattr(view, "partner_only", False))
        check_scope(request.auth, scope_of(view, request.method))
        check_change(request.auth, is_read=view.is_read(request.method))
        return True


def check_mode(key: ApiKey) -> None:
    """Raise 403 for a test key where no sandbox plays the providers."""
    if not key.live and not settings.SANDBOX_ON:
        raise PermissionDenied(
            "Test keys work only where the sandbox runs: PROVIDER_SANDBOX is off on this server",
            setting="PROVIDER_SANDBOX",
        )


def scope_of(view: Any, method: str | None) -> str:
    """Return the scope a view declares: one text for all methods, or a mapping by method.

    HEAD asks for what GET does: it tells as much about whether something is there.
    """
    declared = view.required_scope
    if isinstance(declared, str):
        return declared
    return declared.get("GET" if method == "HEAD" else method, NO_SCOPE)


def check_standing(user: User, *, partner_needed: bool) -> None:
    """Raise 403 for a suspended partner, and for no partner profile where one is needed."""
    partner = user.active_partner
    if partner is not None and partner.is_suspended:
        raise PartnerSuspended()
    if partner is None and partner_needed:
        raise PartnerRequired()


def check_scope(key: ApiKey, scope: str) -> None:
    """Raise 403 naming the scope that the key lacks."""
    if not key.allows(scope):
        raise PermissionDenied("Permission denied", required_scope=scope)
