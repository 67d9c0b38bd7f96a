"""Support's view of the encryption keys that this database was written with."""

from django.contrib import admin

from config.support import SupportAdmin
from integrations.models import KeyCheck


@admin.register(KeyCheck)
class KeyCheckAdmin(SupportAdmin):
    list_display = ("key_id", "created_at")
    ordering = ("-created_at",)
