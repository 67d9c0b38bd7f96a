"""Support's view of what providers are asked to deliver for a connection, and of who wants which feeds."""

from django.contrib import admin

from config.support import SupportAdmin
from inbox.models import FeedChoice, Subscription


@admin.register(Subscription)
class SubscriptionAdmin(SupportAdmin):
    list_display = (
        "id",
        "integration",
        "feed",
        "status",
        "problem",
        "attempts",
        "due_at",
        "expires_at",
        "last_delivery_at",
    )
    list_filter = ("status",)
    search_fields = ("id", "integration__id", "integration__account__id", "remote_id")
    list_select_related = ("integration",)
    ordering = ("-created_at",)
    secrets = ("path_digest", "facts")


@admin.register(FeedChoice)
class FeedChoiceAdmin(SupportAdmin):
    list_display = ("id", "provider", "feed", "is_on", "partner", "user", "changed_at")
    list_filter = ("is_on",)
    search_fields = ("partner__id", "user__id")
    list_select_related = ("partner", "user")
    ordering = ("-id",)
