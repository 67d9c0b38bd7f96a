"""Support's view of second factors."""

from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.actors import Actor
from accounts.second_factor.removal import remove_factor
from config.asking import ReasonForm, asking
from config.support import SupportAdmin

admin.site.unregister(Authenticator)


@admin.register(Authenticator)
class AuthenticatorAdmin(SupportAdmin):
    """Second factors. Support removes one for a person who lost it and all recovery codes."""

    list_display = ("user", "type", "created_at", "last_used_at")
    search_fields = ("user__id", "user__email")
    list_select_related = ("user",)
    ordering = ("-id",)
    secrets = ("data",)
    actions = ("remove",)

    @admin.action(description="Remove: the person logs in without it", permissions=("act",))
    @asking(ReasonForm)
    def remove(self, request: HttpRequest, queryset: QuerySet, reason: str) -> None:
        done = sum(remove_factor(row, Actor.staff(request), reason) for row in queryset)
        self.message_user(request, f"{done} removed")
