"""Support's view of the inbox: that something came, never what was in it."""

from django.contrib import admin

from config.support import SupportAdmin
from inbox.models import InboxEvent


@admin.register(InboxEvent)
class InboxEventAdmin(SupportAdmin):
    list_display = ("public_id", "provider", "type", "account", "status", "received_at")
    list_filter = ("provider", "status")
    search_fields = ("public_id", "provider_event_id", "account__id", "partner__id")
    list_select_related = ("account",)
    ordering = ("-id",)
    secrets = ("payload", "summary")
