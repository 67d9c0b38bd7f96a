"""Support's view of OAuth clients and of toolkits that use them, without their secrets."""

from django.contrib import admin

from config.staff_modes import InModes, ModeFilter
from config.support import SupportAdmin
from integrations.models import OAuthClient, ToolkitConfig
from providers.staff_filter import ProviderFilter


@admin.register(OAuthClient)
class OAuthClientAdmin(InModes, SupportAdmin):
    list_display = ("provider", "client_id", "app", "mode", "created_at", "retired_at")
    list_filter = (ProviderFilter, ModeFilter, ("retired_at", admin.EmptyFieldListFilter))
    search_fields = ("id", "client_id", "app__id")
    list_select_related = ("app",)
    ordering = ("provider", "-created_at")
    secrets = ("fingerprint",)


@admin.register(ToolkitConfig)
class ToolkitConfigAdmin(SupportAdmin):
    list_display = ("toolkit", "app", "is_enabled", "client", "created_at")
    list_filter = ("is_enabled",)
    search_fields = ("id", "toolkit", "app__id", "app__partner__id")
    list_select_related = ("app", "client")
    ordering = ("-created_at",)
