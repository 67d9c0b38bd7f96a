"""Support's view of connect sessions."""

from dataclasses import asdict

from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts import events
from accounts.actors import Actor
from config.asking import ReasonForm, asking
from config.staff_modes import InModes
from config.support import SupportAdmin
from connect import ending
from connect.models import ConnectSession
from providers.staff_filter import ProviderFilter


@admin.register(ConnectSession)
class ConnectSessionAdmin(InModes, SupportAdmin):
    list_display = (
        "id",
        "provider",
        "account",
        "mode",
        "status",
        "error",
        "created_at",
        "ended_at",
    )
    list_filter = ("status", ProviderFilter)
    search_fields = ("id", "account__id", "account__external_id", "account__partner__id")
    list_select_related = ("account",)
    ordering = ("-created_at",)
    live_at = "account__live"
    secrets = ("state_digest", "browser_digest", "code_challenge", "confirmation_digest")
    actions = ("cancel",)

    @admin.action(description="Cancel: the link works no more", permissions=("act",))
    @asking(ReasonForm)
    def cancel(self, request: HttpRequest, queryset: QuerySet[ConnectSession], reason: str) -> None:
        pending = queryset.select_related("account")
        done = sum(cancelled(session, Actor.staff(request), reason) for session in pending)
        self.message_user(request, f"{done} cancelled")


@transaction.atomic
def cancelled(session: ConnectSession, by: Actor, reason: str) -> bool:
    """End a pending session and note it; False when it had ended by itself."""
    if not ending.end_unclaimed(session, ConnectSession.Status.FAILED, "cancelled"):
        return False
    events.record_of_account(
        "connect.cancelled",
        session.account,
        **asdict(by),
        object_type="connect_session",
        object_id=str(session.pk),
        data={"provider": session.provider, "reason": reason},
    )
    return True
