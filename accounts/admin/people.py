"""Support's view of people, and of what they may do here."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from accounts.actors import Actor
from accounts.admin.leaving import Answered
from accounts.admin.looking import Lookable
from accounts.models import User
from accounts.staff_changes import record
from config.reasons import ReasonedAdmin, ReasonedForm


@admin.register(User)
class UserAdmin(Lookable, Answered, ReasonedAdmin):
    """People. Made here without a password: they set one through “Forgot your password?”."""

    list_display = ("email", "name", "is_active", "is_staff", "date_joined", "last_login")
    list_filter = ("date_joined", "is_active", "is_staff")
    search_fields = ("id", "email__icontains", "name__icontains")
    ordering = ("-date_joined",)
    actions = ("look", "export", "erase")
    secrets = ("password",)
    editable = ("name", "is_active")
    powers = ("is_staff", "is_superuser", "groups", "user_permissions")

    def columns(self) -> list[str]:
        return [*super().columns(), "groups", "user_permissions"]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Let only superusers give powers away (others could take them all), and fix the e-mail once made."""
        open_ones = set(self.powers) if request.user.is_superuser else set()
        open_ones |= set() if obj else {"email"}
        return [name for name in super().get_readonly_fields(request, obj) if name not in open_ones]

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    def record(self, request: HttpRequest, row: User, form: ReasonedForm, is_new: bool) -> None:
        reason, by = form.cleaned_data["reason"], Actor.staff(request)
        if is_new:
            record("user.added", row, by, reason)
        else:
            record("user.changed", row, by, reason, changed=form.changed)
