"""Support's view of what providers delivered: from whom, and what became of it, never what it tells."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.actors import Actor
from config.asking import ReasonForm, asking
from config.support import SupportAdmin
from inbox.feeds import parked
from inbox.models import Arrival
from providers.staff_filter import ProviderFilter


@admin.register(Arrival)
class ArrivalAdmin(SupportAdmin):
    list_display = (
        "id",
        "provider",
        "feed",
        "type",
        "is_of_sandbox",
        "status",
        "problem",
        "attempts",
        "received_at",
        "due_at",
    )
    list_filter = ("status", "is_of_sandbox", ProviderFilter)
    search_fields = ("id", "subscription__id")
    ordering = ("-id",)
    secrets = ("payload", "summary")
    actions = ("try_again",)

    @admin.action(description="Try parked and failed ones again", permissions=("act",))
    @asking(ReasonForm)
    def try_again(self, request: HttpRequest, queryset: QuerySet[Arrival], reason: str) -> None:
        by = Actor.staff(request)
        done = sum(parked.try_again(arrival, by, reason) for arrival in queryset)
        self.message_user(request, f"{done} to be tried again")
