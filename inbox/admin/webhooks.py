"""Support's view of webhooks: where they go and how that went, never what was in them.

Of an address only the host is shown: path and query may hold a secret of the receiver's.
"""

from typing import ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.actors import Actor
from config.asking import ReasonForm, asking
from config.staff_modes import InModes, ModeFilter
from config.support import SupportAdmin
from inbox.models import WebhookAttempt, WebhookDelivery, WebhookEndpoint, WebhookMessage
from inbox.webhooks.switching import switch


@admin.register(WebhookEndpoint)
class WebhookEndpointAdmin(InModes, SupportAdmin):
    list_display = (
        "host",
        "mode",
        "partner",
        "is_enabled",
        "off_reason",
        "failing_since",
        "created_at",
    )
    list_filter = ("is_enabled", "off_reason", ModeFilter)
    search_fields = ("id", "partner__id")
    list_select_related = ("partner",)
    ordering = ("-created_at", "-id")
    secrets: ClassVar = ("url",)
    actions = ("switch_off", "switch_on")

    @admin.action(description="Switch off: send nothing more", permissions=("act",))
    @asking(ReasonForm)
    def switch_off(
        self, request: HttpRequest, queryset: QuerySet[WebhookEndpoint], reason: str
    ) -> None:
        self.switched(request, queryset, False, reason)

    @admin.action(description="Switch on again", permissions=("act",))
    @asking(ReasonForm)
    def switch_on(
        self, request: HttpRequest, queryset: QuerySet[WebhookEndpoint], reason: str
    ) -> None:
        self.switched(request, queryset, True, reason)

    def switched(
        self, request: HttpRequest, queryset: QuerySet[WebhookEndpoint], on: bool, reason: str
    ) -> None:
        by = Actor.staff(request)
        done = sum(switch(endpoint, on, by, reason) for endpoint in queryset)
        self.message_user(request, f"{done} switched {'on' if on else 'off'}")


@admin.register(WebhookMessage)
class WebhookMessageAdmin(SupportAdmin):
    list_display = ("public_id", "partner", "type", "created_at")
    search_fields = ("public_id", "partner__id")
    list_select_related = ("partner",)
    ordering = ("-id",)
    secrets: ClassVar = ("body",)


@admin.register(WebhookDelivery)
class WebhookDeliveryAdmin(SupportAdmin):
    list_display = ("id", "endpoint", "message", "status", "attempts", "last_problem", "created_at")
    search_fields = ("id", "endpoint__id", "message__public_id")
    list_select_related = ("endpoint", "message")
    ordering = ("-created_at", "-id")


@admin.register(WebhookAttempt)
class WebhookAttemptAdmin(SupportAdmin):
    list_display = ("delivery_id", "number", "trigger", "status_code", "problem", "at")
    search_fields = ("delivery__id",)
    ordering = ("-id",)
    secrets: ClassVar = ("answer",)
