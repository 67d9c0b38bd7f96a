"""Support's view of e-mail addresses. People add and remove their own; nobody gives them one here."""

from allauth.account.models import EmailAddress
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.actors import Actor
from accounts.staff_changes import verify
from config.asking import ReasonForm, asking
from config.support import SupportAdmin

admin.site.unregister(EmailAddress)


@admin.register(EmailAddress)
class EmailAddressAdmin(SupportAdmin):
    list_display = ("email", "user", "primary", "verified")
    search_fields = ("email", "user__id", "user__email")
    list_select_related = ("user",)
    ordering = ("-id",)
    actions = ("mark_verified",)

    @admin.action(description="Mark verified: no mail is needed", permissions=("act",))
    @asking(ReasonForm)
    def mark_verified(
        self, request: HttpRequest, queryset: QuerySet[EmailAddress], reason: str
    ) -> None:
        by = Actor.staff(request)
        done = sum(verify(address, by, reason) for address in queryset.select_related("user"))
        self.message_user(request, f"{done} marked verified")
