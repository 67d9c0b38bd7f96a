"""Support's view of where people are logged in."""

from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.actors import Actor
from accounts.staff_changes import log_out
from config.asking import ReasonForm, asking
from config.support import SupportAdmin

admin.site.unregister(UserSession)


@admin.register(UserSession)
class UserSessionAdmin(SupportAdmin):
    list_display = ("user", "ip", "user_agent", "created_at", "last_seen_at")
    search_fields = ("user__id", "user__email", "ip")
    list_select_related = ("user",)
    ordering = ("-id",)
    secrets = ("session_key", "data")
    actions = ("end_sessions",)

    @admin.action(description="Log out there", permissions=("act",))
    @asking(ReasonForm)
    def end_sessions(
        self, request: HttpRequest, queryset: QuerySet[UserSession], reason: str
    ) -> None:
        by = Actor.staff(request)
        done = sum(log_out(session, by, reason) for session in queryset.select_related("user"))
        self.message_user(request, f"{done} ended")
