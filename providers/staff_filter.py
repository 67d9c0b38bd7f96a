"""The provider as a filter of the staff admin's lists, from the definitions: no table is asked which there are."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from providers.registry import providers


class ProviderFilter(admin.SimpleListFilter):
    """Filters by the column `provider`."""

    title = parameter_name = column = "provider"
    own: ClassVar[tuple[tuple[str, str], ...]] = ()

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [*self.own, *((slug, slug) for slug in sorted(providers()))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(**{self.column: self.value()}) if self.value() else queryset
