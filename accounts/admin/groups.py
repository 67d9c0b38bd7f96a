"""Groups of staff: what their members may do here."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import ManyToManyField, QuerySet
from django.http import HttpRequest

from accounts import events
from accounts.actors import Actor
from config.asking import ReasonForm, asking
from config.reasons import ReasonedAdmin, ReasonedForm

admin.site.unregister(Group)


@admin.register(Group)
class GroupAdmin(ReasonedAdmin):
    """Made, changed and removed by superusers alone: others could give themselves every power."""

    list_display = ("name",)
    search_fields = ("name__icontains",)
    ordering = ("name",)
    editable = ("name", "permissions")
    actions = ("remove",)

    def columns(self) -> list[str]:
        return [*super().columns(), "permissions"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return request.user.is_superuser

    def has_act_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Read the kinds of things that permissions are about with them, not one by one."""
        permissions = db_field.remote_field.model.objects.select_related("content_type")
        return super().formfield_for_manytomany(
            db_field, request, **{"queryset": permissions, **kwargs}
        )

    def record(self, request: HttpRequest, row: Group, form: ReasonedForm, is_new: bool) -> None:
        said = {"changed": form.changed, "reason": form.cleaned_data["reason"]}
        note("group.added" if is_new else "group.changed", row, request, said)

    @admin.action(description="Remove: members lose what it allows", permissions=("act",))
    @asking(ReasonForm)
    @transaction.atomic
    def remove(self, request: HttpRequest, queryset: QuerySet[Group], reason: str) -> None:
        for group in queryset:
            note("group.removed", group, request, {"reason": reason})
            group.delete()


def note(event_type: str, group: Group, request: HttpRequest, data: dict[str, Any]) -> None:
    """Append an event about a group; it is nobody's but the staff's."""
    about = {"object_type": "group", "object_id": str(group.pk), **vars(Actor.staff(request))}
    events.record(event_type, data=data | {"name": group.name}, **about)
