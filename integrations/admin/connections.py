"""Support's view of connections, and of what is switched on in them."""

from django.contrib import admin

from config.staff_modes import InModes
from config.support import SupportAdmin
from integrations.admin.searching import OF_AN_ACCOUNT, PERSON
from integrations.models import EnabledPermission, Integration
from providers.staff_filter import ProviderFilter


@admin.register(Integration)
class IntegrationAdmin(InModes, SupportAdmin):
    list_display = (
        "id",
        "provider",
        "account",
        "mode",
        "status",
        "status_reason",
        "provider_user_name",
        "provider_user_email",
        "account_mismatch",
        "connected_at",
    )
    list_filter = ("status", ProviderFilter, ("former_person", admin.EmptyFieldListFilter))
    search_fields = ("id", *PERSON, *OF_AN_ACCOUNT)
    list_select_related = ("account",)
    live_at = "account__live"
    ordering = ("-created_at",)

    @admin.display(boolean=True, description="another person")
    def account_mismatch(self, integration: Integration) -> bool:
        return integration.account_mismatch


@admin.register(EnabledPermission)
class EnabledPermissionAdmin(SupportAdmin):
    list_display = ("integration", "permission", "is_granted", "is_enabled")
    search_fields = ("integration__id", "permission")
    list_select_related = ("integration",)
    ordering = ("-id",)
