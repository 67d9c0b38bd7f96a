"""Support's view of people."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from accounts.models import User
from config.support import SupportAdmin


@admin.register(User)
class UserAdmin(SupportAdmin):
    """People. Made here without a password: they set one through “Forgot your password?”."""

    list_display = ("email", "name", "is_active", "is_staff", "date_joined", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("id", "email__icontains", "name__icontains")
    ordering = ("email",)
    secrets = ("password",)
    editable = ("name", "is_active")
    powers = ("is_staff", "is_superuser", "groups", "user_permissions")
    filter_horizontal = ("groups", "user_permissions")

    def columns(self) -> list[str]:
        return [*super().columns(), "groups", "user_permissions"]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Let only superusers give powers away (others could take them all), and fix the e-mail once made."""
        open_ones = set(self.powers) if request.user.is_superuser else set()
        open_ones |= set() if obj else {"email"}
        return [name for name in super().get_readonly_fields(request, obj) if name not in open_ones]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return admin.ModelAdmin.has_add_permission(self, request)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
