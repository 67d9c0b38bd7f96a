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
)

OF_AN_ACCOUNT = ("account__id", "account__external_id", "account__partner__id")


@admin.register(Integration)
class IntegrationAdmin(SupportAdmin):
    list_display = ("id", "provider", "account", "status", "status_reason", "connected_at")
    list_filter = ("status", "provider")
    search_fields = ("id", "provider_user_email", *OF_AN_ACCOUNT)
    list_select_related = ("account",)
    ordering = ("-created_at",)


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


@admin.register(KeyCheck)
class KeyCheckAdmin(SupportAdmin):
    list_display = ("key_id", "created_at")
    ordering = ("-created_at",)


@admin.register(RevocationJob)
class RevocationJobAdmin(SupportAdmin):
    list_display = ("id", "provider", "token_kind", "attempts", "due_at", "last_problem")
    list_filter = ("provider",)
    search_fields = ("id",)
    ordering = ("due_at",)
