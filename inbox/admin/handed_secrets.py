"""Support's view of secrets that were handed over: that there was one, and when."""

from django.contrib import admin

from config.support import SupportAdmin
from inbox.models import HandedSecret


@admin.register(HandedSecret)
class HandedSecretAdmin(SupportAdmin):
    list_display = ("provider", "handed_at")
    list_filter = ("provider",)
    ordering = ("-handed_at",)
