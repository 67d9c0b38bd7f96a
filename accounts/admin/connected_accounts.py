"""Support's view of the end users of partners."""

from dataclasses import asdict

from django.contrib import admin
from django.contrib.messages import ERROR
from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse

from accounts import events
from accounts.actors import Actor
from accounts.admin.handing_out import Answering, file_of
from accounts.held import document
from accounts.models import ConnectedAccount
from config.asking import ReasonForm, asking
from config.staff_modes import InModes, ModeFilter
from config.support import SupportAdmin
from integrations.account_ending import delete_account


@admin.register(ConnectedAccount)
class ConnectedAccountAdmin(InModes, Answering, SupportAdmin):
    list_display = ("id", "external_id", "display_name", "mode", "partner", "user", "created_at")
    list_filter = (ModeFilter,)
    search_fields = ("id", "external_id", "partner__id", "user__email")
    list_select_related = ("partner", "user")
    ordering = ("-created_at",)
    actions = ("export", "erase")

    @admin.action(description="Export everything held about one", permissions=("answer",))
    @asking(ReasonForm)
    def export(
        self, request: HttpRequest, queryset: QuerySet[ConnectedAccount], reason: str
    ) -> StreamingHttpResponse | None:
        if len(queryset) != 1:
            self.message_user(request, "Choose one account: a file is for one person", ERROR)
            return None
        note("account.exported", queryset[0], request, reason)
        return file_of(f"account-{queryset[0].pk}", document(queryset[0]))

    @admin.action(description="Delete and forget: connections end at once", permissions=("answer",))
    @asking(ReasonForm)
    def erase(
        self, request: HttpRequest, queryset: QuerySet[ConnectedAccount], reason: str
    ) -> None:
        for account in queryset:
            note("account.erasure_asked", account, request, reason)
            delete_account(account, **asdict(Actor.staff(request)))
        said = "deleted; within a day nothing that was said of them is left"
        self.message_user(request, f"{len(queryset)} {said}")


def note(event_type: str, account: ConnectedAccount, request: HttpRequest, reason: str) -> None:
    """Append what staff did with an account, and why; the reason is forgotten with it."""
    by, about = asdict(Actor.staff(request)), {"reason": reason}
    events.record_of_account(event_type, account, **by, data=about)
