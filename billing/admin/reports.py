"""Support's view of what Stripe and customers were told."""

from django.contrib import admin

from billing.admin.subjects import OfSubjects
from billing.models import MeterReport, StripeEvent, UsageAlert
from config.support import SupportAdmin


@admin.register(MeterReport)
class MeterReportAdmin(SupportAdmin):
    list_display = ("identifier", "subscription", "calls", "upto", "sent_at", "last_problem")
    search_fields = ("identifier", "stripe_customer_id", "subscription__id")
    list_select_related = ("subscription__plan", "subscription__partner", "subscription__user")
    ordering = ("-id",)


@admin.register(StripeEvent)
class StripeEventAdmin(SupportAdmin):
    list_display = ("id", "type", "created_at", "received_at", "handled_at")
    search_fields = ("id", "type")
    ordering = ("-received_at",)


@admin.register(UsageAlert)
class UsageAlertAdmin(OfSubjects):
    list_display = ("subject_id", "kind", "percent", "used", "limit", "period_start", "mailed_at")
    search_fields = ("subject_id", "object_id")
    ordering = ("-id",)
