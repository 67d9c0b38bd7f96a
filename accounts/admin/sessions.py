"""Support's view of where people are logged in."""

from allauth.usersessions.models import UserSession
from django.contrib import admin

from config.support import SupportAdmin

admin.site.unregister(UserSession)


@admin.register(UserSession)
class UserSessionAdmin(SupportAdmin):
    list_display = ("user", "ip", "user_agent", "created_at", "last_seen_at")
    search_fields = ("user__id", "user__email", "ip")
    list_select_related = ("user",)
    ordering = ("-last_seen_at",)
    secrets = ("session_key", "data")
