"""Support's view of partner profiles."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from accounts import partners
from accounts.actors import Actor
from accounts.models import Partner, PartnerLogo
from config.asking import ReasonForm, asking
from config.support import SupportAdmin


@admin.register(Partner)
class PartnerAdmin(SupportAdmin):
    list_display = ("company_name", "user", "status", "account_count", "created_at")
    list_filter = ("status", "hosted_connect")
    search_fields = ("id", "company_name__icontains", "user__email__icontains")
    list_select_related = ("user",)
    ordering = ("-created_at",)
    actions = ("suspend", "reactivate")

    def columns(self) -> list[str]:
        return [*super().columns(), "usage", "plan"]

    @admin.display(description="Usage")
    def usage(self, partner: Partner) -> str:
        return listed("billing_usageday", "Calls by day", partner)

    @admin.display(description="Plan")
    def plan(self, partner: Partner) -> str:
        return listed("billing_subscription", "Subscription", partner)

    @admin.action(description="Suspend: refuse every call", permissions=("act",))
    @asking(ReasonForm)
    def suspend(self, request: HttpRequest, queryset: QuerySet[Partner], reason: str) -> None:
        by = Actor.staff(request)
        done = sum(partners.suspend(partner, by, reason) for partner in queryset)
        self.message_user(request, f"{done} suspended")

    @admin.action(description="Reactivate: lift the suspension", permissions=("act",))
    @asking(ReasonForm)
    def reactivate(self, request: HttpRequest, queryset: QuerySet[Partner], reason: str) -> None:
        by = Actor.staff(request)
        done = sum(partners.reactivate(partner, by, reason) for partner in queryset)
        self.message_user(request, f"{done} reactivated")


def listed(model: str, words: str, partner: Partner) -> str:
    """Return a link to the rows of another list that are about a partner."""
    return format_html(
        '<a href="{}?q={}">{}</a>', reverse(f"admin:{model}_changelist"), partner.pk, words
    )


@admin.register(PartnerLogo)
class PartnerLogoAdmin(SupportAdmin):
    list_display = ("partner", "media_type", "created_at")
    search_fields = ("id", "partner__id")
    list_select_related = ("partner",)
    ordering = ("-created_at",)
    secrets = ("content",)
