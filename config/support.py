"""The ground of the staff admin: it shows rows to support, keeps secrets out, and never counts a big table."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Field, Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

from config.counting import COUNTED_TO
from config.vault import Sealed


class BoundedPaginator(Paginator):
    """Counts no further than a reader would page: a big table answers as quickly as a small one."""

    @cached_property
    def count(self) -> int:
        return self.object_list.order_by()[:COUNTED_TO].count()


class SteadyList(ChangeList):
    """A list in its own order, which an index has: no other is made, whatever an address asks for."""

    def get_ordering(self, request: HttpRequest, queryset: QuerySet) -> list[str]:
        self.params.pop(ORDER_VAR, None)
        return super().get_ordering(request, queryset)

    @property
    def is_cut(self) -> bool:
        """Say whether there are more rows than were counted."""
        return self.result_count >= COUNTED_TO


class SupportAdmin(admin.ModelAdmin):
    """Shows every column but `secrets` and sealed ones; only those in `editable` can be changed.

    `search_fields` are compared whole, by their index; one that ends in `__icontains` is searched through.
    """

    secrets: ClassVar[tuple[str, ...]] = ()
    editable: ClassVar[tuple[str, ...]] = ()
    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # each would count the whole table
    sortable_by: ClassVar[tuple[str, ...]] = ()
    list_per_page = 50
    empty_value_display = "–"

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return SteadyList

    @property
    def hidden(self) -> set[str]:
        return {*self.secrets, *Sealed.columns.get(self.model, ())}

    def columns(self) -> list[str]:
        """Return what may be seen."""
        return [f.name for f in self.opts.concrete_fields if f.name not in self.hidden]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Let no address filter by what is hidden: enough questions would tell it letter by letter."""
        is_shown = lookup.split("__")[0] not in self.hidden
        return is_shown and super().lookup_allowed(lookup, value, request)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        return [name for name in self.columns() if name not in self.editable]

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """Ask for what can be given when a row is added; show everything of one that is there."""
        fixed = self.get_readonly_fields(request, obj)
        return [name for name in self.columns() if obj or name not in fixed]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return bool(self.editable) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_act_permission(self, request: HttpRequest) -> bool:
        """Say who may run the actions: whoever holds the change permission, though no field is editable."""
        return super().has_change_permission(request)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        term = search_term.strip().replace("\0", "")
        if not term:
            return queryset, False
        wanted = Q(pk__in=[])
        for path in self.get_search_fields(request):
            wanted |= matching(self.model, path, term)
        return queryset.filter(wanted), False


def matching(model: type[Model], path: str, term: str) -> Q:
    """Return the condition that a column is what was typed; nothing where it cannot be (a word for a UUID)."""
    if path.endswith("__icontains"):
        return Q((path, term))
    field = field_at(model, path)
    try:
        value = field.to_python(term)
        field.run_validators(value)  # to_python takes a word for an address
        return Q((path, value))
    except (ValidationError, OverflowError):
        return Q(pk__in=[])


def field_at(model: type[Model], path: str) -> Field:
    """Return the field at the end of a path such as `account__external_id`."""
    *relations, name = path.split("__")
    for relation in relations:
        model = model._meta.get_field(relation).related_model
    return model._meta.get_field(name)
