"""Support's view of connections. Tokens are shown by their dates and states, never by their text."""

from django.contrib import admin

from config.support import SupportAdmin
from integrations.models import (
    EnabledPermission,
    Integration,
    KeyCheck,
    OAuthClient,
    RevocationJob,
    Token,
    ToolkitConfig,
)

OF_AN_ACCOUNT = ("account__id", "account__external_id", "account__partner__id")
PERSON = ("provider_user_id", "provider_user_name", "provider_user_email")


@admin.register(Integration)
class IntegrationAdmin(SupportAdmin):
    list_display = (
        "id",
        "provider",
        "account",
        "status",
        "status_reason",
        "provider_user_name",
        "provider_user_email",
        "account_mismatch",
        "connected_at",
    )
    list_filter = ("status", "provider", ("former_person", admin.EmptyFieldListFilter))
    search_fields = ("id", *PERSON, *OF_AN_ACCOUNT)
    list_select_related = ("account",)
    ordering = ("-created_at",)

    @admin.display(boolean=True, description="another person")
    def account_mismatch(self, integration: Integration) -> bool:
        return integration.account_mismatch


@admin.register(Token)
class TokenAdmin(SupportAdmin):
    list_display = ("id", "integration", "kind", "status", "expires_at", "failures", "retry_at")
    list_filter = ("status", "integration__provider")
    search_fields = ("id", "integration__id", *(f"integration__{path}" for path in OF_AN_ACCOUNT))
    list_select_related = ("integration",)
    ordering = ("-obtained_at",)


@admin.register(EnabledPermission)
class EnabledPermissionAdmin(SupportAdmin):
    list_display = ("integration", "permission", "is_granted", "is_enabled")
    list_filter = ("is_granted", "is_enabled")
    search_fields = ("integration__id", "permission")
    list_select_related = ("integration",)
    ordering = ("-id",)


@admin.register(OAuthClient)
class OAuthClientAdmin(SupportAdmin):
    list_display = ("provider", "client_id", "app", "created_at", "retired_at")
    list_filter = ("provider", ("retired_at", admin.EmptyFieldListFilter))
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


@admin.register(KeyCheck)
class KeyCheckAdmin(SupportAdmin):
    list_display = ("key_id", "created_at")
    ordering = ("-created_at",)


@admin.register(RevocationJob)
class RevocationJobAdmin(SupportAdmin):
    list_display = (
        "id",
        "provider",
        "provider_user_id",
        "token_kind",
        "attempts",
        "last_problem",
        "due_at",
        "over_at",
    )
    list_filter = ("provider", "last_problem")
    search_fields = ("id", "provider_user_id")
    ordering = ("due_at",)
