"""Support's view of partners' applications: what they have, never a secret of theirs."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from accounts.actors import Actor
from accounts.app_setup import life
from accounts.models import ApiKey, App
from config.asking import ReasonForm, asking
from config.support import SupportAdmin
from integrations.models import ToolkitConfig


def number_of(rows: QuerySet) -> Coalesce:
    """Return how many rows belong to each app of the list; only those shown are counted for."""
    own = rows.filter(app=OuterRef("pk")).order_by().values("app")
    return Coalesce(Subquery(own.annotate(number=Count("pk")).values("number")), 0)


@admin.register(App)
class AppAdmin(SupportAdmin):
    list_display = ("id", "name", "partner", "status", "keys", "toolkits", "created_at")
    list_filter = ("status", "jwt_algorithm")
    search_fields = ("id", "name__icontains", "partner__id")
    list_select_related = ("partner",)
    ordering = ("-created_at",)
    actions = ("suspend", "reactivate")

    def get_queryset(self, request: HttpRequest) -> QuerySet[App]:
        working, on = ApiKey.objects.usable(), ToolkitConfig.objects.filter(is_enabled=True)
        counted = {"working_keys": number_of(working), "toolkits_on": number_of(on)}
        return super().get_queryset(request).annotate(**counted)

    @admin.display(description="Working keys")
    def keys(self, app: Any) -> int:
        return app.working_keys

    @admin.display(description="Toolkits on")
    def toolkits(self, app: Any) -> int:
        return app.toolkits_on

    @admin.action(description="Suspend: refuse every call", permissions=("act",))
    @asking(ReasonForm)
    def suspend(self, request: HttpRequest, queryset: QuerySet[App], reason: str) -> None:
        by = Actor.staff(request)
        done = sum(life.suspend(app, by, reason) for app in queryset.select_related("partner"))
        self.message_user(request, f"{done} suspended")

    @admin.action(description="Reactivate: lift the suspension", permissions=("act",))
    @asking(ReasonForm)
    def reactivate(self, request: HttpRequest, queryset: QuerySet[App], reason: str) -> None:
        by = Actor.staff(request)
        done = sum(life.reactivate(app, by, reason) for app in queryset.select_related("partner"))
        self.message_user(request, f"{done} reactivated")
