"""Support's view of programs that ask to be let in."""

from django.contrib import admin

from accounts.models import DeviceSignIn
from config.support import SupportAdmin


@admin.register(DeviceSignIn)
class DeviceSignInAdmin(SupportAdmin):
    list_display = ("created_at", "status", "client_name", "ip", "user", "expires_at")
    list_filter = ("status",)
    search_fields = ("id", "user__email")
    list_select_related = ("user",)
    ordering = ("-created_at",)
    secrets = ("device_digest", "user_digest")
