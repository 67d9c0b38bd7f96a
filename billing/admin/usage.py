"""Support's view of what was called."""

from django.contrib import admin

from billing.models import Mark, UsageAccountDay, UsageDay, UsageRecord
from config.support import SupportAdmin


@admin.register(UsageRecord)
class UsageRecordAdmin(SupportAdmin):
    list_display = ("ts", "method", "route", "status", "provider", "counted", "ms", "request_id")
    search_fields = ("partner_id", "user_id", "key_id")
    ordering = ("-id",)


@admin.register(UsageDay)
class UsageDayAdmin(SupportAdmin):
    list_display = ("day", "subject_id", "key_id", "provider", "status", "counted", "calls")
    search_fields = ("subject_id", "key_id")
    ordering = ("-day", "-id")


@admin.register(UsageAccountDay)
class UsageAccountDayAdmin(SupportAdmin):
    list_display = ("day", "account_id", "provider", "status", "counted", "calls")
    search_fields = ("subject_id", "account_id")
    ordering = ("-day", "-id")


@admin.register(Mark)
class MarkAdmin(SupportAdmin):
    list_display = ("name", "upto")
    ordering = ("name",)
