"""Support's view of what happened."""

from django.contrib import admin

from accounts.models import Event
from config.support import SupportAdmin


@admin.register(Event)
class EventAdmin(SupportAdmin):
    list_display = ("created_at", "type", "actor", "actor_id", "object_type", "object_id")
    list_filter = ("actor",)
    search_fields = ("type", "public_id", "partner_id", "user_id", "account_id", "object_id")
    ordering = ("-id",)
