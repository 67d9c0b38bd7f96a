"""Support's view of partners' applications."""

from django.contrib import admin

from accounts.models import App
from config.support import SupportAdmin


@admin.register(App)
class AppAdmin(SupportAdmin):
    list_display = ("id", "name", "partner", "status", "created_at")
    list_filter = ("status", "jwt_algorithm")
    search_fields = ("id", "name__icontains", "partner__id")
    list_select_related = ("partner",)
    ordering = ("-created_at",)
