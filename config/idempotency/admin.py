"""Support's view of calls under an Idempotency-Key: when and how they ended, never what was answered."""

from django.contrib import admin

from config.idempotency.models import IdempotentCall
from config.support import SupportAdmin


@admin.register(IdempotentCall)
class IdempotentCallAdmin(SupportAdmin):
    list_display = ("request_id", "user", "status", "began_at", "lease_until", "expires_at")
    list_select_related = ("user",)
    search_fields = ("request_id", "user__id", "user__email")
    ordering = ("-expires_at",)
    secrets = ("digest", "fingerprint")
