"""Support's view of the end users of partners."""

from django.contrib import admin

from accounts.models import ConnectedAccount
from config.support import SupportAdmin


@admin.register(ConnectedAccount)
class ConnectedAccountAdmin(SupportAdmin):
    list_display = ("id", "external_id", "display_name", "partner", "user", "created_at")
    search_fields = ("id", "external_id", "partner__id", "user__email")
    list_select_related = ("partner", "user")
    ordering = ("-created_at",)
