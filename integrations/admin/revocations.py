"""Support's view of grants that providers still have to take back."""

from django.contrib import admin

from config.support import SupportAdmin
from integrations.models import RevocationJob
from providers.staff_filter import ProviderFilter


@admin.register(RevocationJob)
class RevocationJobAdmin(SupportAdmin):
    list_display = (
        "id",
        "provider",
        "provider_user_id",
        "token_kind",
        "attempts",
        "last_problem",
        "created_at",
        "due_at",
        "over_at",
    )
    list_filter = (ProviderFilter,)
    search_fields = ("id", "provider_user_id")
    ordering = ("due_at",)
