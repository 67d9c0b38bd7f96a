"""Support's view of the inbox: that something came, never what was in it."""

from django.contrib import admin

from config.staff_modes import InModes
from config.support import SupportAdmin
from inbox.models import InboxEvent


@admin.register(InboxEvent)
class InboxEventAdmin(InModes, SupportAdmin):
    list_display = ("public_id", "provider", "type", "account", "mode", "status", "received_at")
    list_filter = ("provider", "status")
    search_fields = ("public_id", "provider_event_id", "account__id", "partner__id")
    list_select_related = ("account",)
    ordering = ("-id",)
    live_at = "account__live"
    secrets = ("payload", "summary")
