"""Support's view of people, partners, keys, accounts and events."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from accounts import partners
from accounts.actors import Actor
from accounts.issuing import revoke
from accounts.models import (
    ApiKey,
    App,
    ConnectedAccount,
    DeviceSignIn,
    Event,
    Partner,
    PartnerLogo,
    User,
)
from accounts.second_factor.removal import remove_factor
from config.asking import ReasonForm, asking
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


@admin.register(PartnerLogo)
class PartnerLogoAdmin(SupportAdmin):
    list_display = ("partner", "media_type", "created_at")
    search_fields = ("id", "partner__id")
    list_select_related = ("partner",)
    ordering = ("-created_at",)
    secrets = ("content",)


def listed(model: str, words: str, partner: Partner) -> str:
    """Return a link to the rows of another list that are about a partner."""
    return format_html(
        '<a href="{}?q={}">{}</a>', reverse(f"admin:{model}_changelist"), partner.pk, words
    )


@admin.register(ApiKey)
class ApiKeyAdmin(SupportAdmin):
    list_display = ("name", "masked", "kind", "user", "status", "created_at", "last_used_at")
    list_filter = ("kind", ("revoked_at", admin.EmptyFieldListFilter))
    search_fields = ("id", "last_four", "user__email", "app__id")
    list_select_related = ("user",)
    ordering = ("-created_at",)
    secrets = ("digest",)
    actions = ("revoke_keys",)

    @admin.action(description="Revoke: the keys fail at once", permissions=("act",))
    def revoke_keys(self, request: HttpRequest, queryset: QuerySet[ApiKey]) -> None:
        keys = queryset.select_related("user__partner")
        done = sum(revoke(key, Actor.staff(request)) for key in keys)
        self.message_user(request, f"{done} revoked")


@admin.register(DeviceSignIn)
class DeviceSignInAdmin(SupportAdmin):
    list_display = ("created_at", "status", "client_name", "ip", "user", "expires_at")
    list_filter = ("status",)
    search_fields = ("id", "user__email")
    list_select_related = ("user",)
    ordering = ("-created_at",)
    secrets = ("device_digest", "user_digest")


@admin.register(App)
class AppAdmin(SupportAdmin):
    list_display = ("id", "name", "partner", "status", "created_at")
    list_filter = ("status", "jwt_algorithm")
    search_fields = ("id", "name__icontains", "partner__id")
    list_select_related = ("partner",)
    ordering = ("-created_at",)


@admin.register(ConnectedAccount)
class ConnectedAccountAdmin(SupportAdmin):
    list_display = ("id", "external_id", "display_name", "partner", "user", "created_at")
    search_fields = ("id", "external_id", "partner__id", "user__email")
    list_select_related = ("partner", "user")
    ordering = ("-created_at",)


@admin.register(Event)
class EventAdmin(SupportAdmin):
    list_display = ("created_at", "type", "actor", "actor_id", "object_type", "object_id")
    list_filter = ("actor",)
    search_fields = ("type", "public_id", "partner_id", "user_id", "account_id", "object_id")
    ordering = ("-id",)


admin.site.unregister((Authenticator, UserSession))


@admin.register(Authenticator)
class AuthenticatorAdmin(SupportAdmin):
    """Second factors. Support removes one for a person who lost it and all recovery codes."""

    list_display = ("user", "type", "created_at", "last_used_at")
    list_filter = ("type",)
    search_fields = ("user__id", "user__email")
    list_select_related = ("user",)
    ordering = ("-created_at",)
    secrets = ("data",)
    actions = ("remove",)

    @admin.action(description="Remove: the person logs in without it", permissions=("act",))
    @asking(ReasonForm)
    def remove(self, request: HttpRequest, queryset: QuerySet, reason: str) -> None:
        done = sum(remove_factor(row, Actor.staff(request), reason) for row in queryset)
        self.message_user(request, f"{done} removed")


@admin.register(UserSession)
class UserSessionAdmin(SupportAdmin):
    list_display = ("user", "ip", "user_agent", "created_at", "last_seen_at")
    search_fields = ("user__id", "user__email", "ip")
    list_select_related = ("user",)
    ordering = ("-last_seen_at",)
    secrets = ("session_key", "data")
