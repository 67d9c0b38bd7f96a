"""Support's view of API keys: what is left of their text, and what they may do."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.actors import Actor
from accounts.issuing import revoke
from accounts.models import ApiKey
from config.asking import ReasonForm, asking
from config.staff_modes import InModes, ModeFilter
from config.support import SupportAdmin


@admin.register(ApiKey)
class ApiKeyAdmin(InModes, SupportAdmin):
    list_display = (
        "name",
        "masked",
        "kind",
        "mode",
        "user",
        "status",
        "created_at",
        "last_used_at",
    )
    list_filter = ("kind", ModeFilter)
    search_fields = ("id", "last_four", "user__email", "app__id")
    list_select_related = ("user",)
    ordering = ("-created_at",)
    secrets = ("digest",)
    actions = ("revoke_keys",)

    @admin.action(description="Revoke: the keys fail at once", permissions=("act",))
    @asking(ReasonForm)
    def revoke_keys(self, request: HttpRequest, queryset: QuerySet[ApiKey], reason: str) -> None:
        keys = queryset.select_related("user__partner")
        done = sum(revoke(key, Actor.staff(request), reason) for key in keys)
        self.message_user(request, f"{done} revoked")
