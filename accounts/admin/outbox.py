"""Support's view of events that are still to be told outside."""

from django.contrib import admin

from accounts.models import Outbox
from config.support import SupportAdmin


@admin.register(Outbox)
class OutboxAdmin(SupportAdmin):
    list_display = ("id", "event", "external_id")
    list_select_related = ("event",)
    ordering = ("-id",)
