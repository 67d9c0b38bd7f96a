"""What lists of usage are filtered by: days, provider, kind of status."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from providers.staff_filter import ProviderFilter

FIRST, LAST = "from", "to"
DAYS_SHOWN = 31
NO_PROVIDER = "-"  # calls of routes of our own


class DaysForm(forms.Form):
    """Asks for the first and the last day."""

    first = forms.DateField(required=False)
    last = forms.DateField(required=False)


class DayRange(admin.ListFilter):
    """From a day up to and with another (UTC); the last month unless somebody asks for more."""

    title = "day (UTC)"
    template = "admin/billing/day_range.html"

    def __init__(self, request: HttpRequest, params: dict, model: type, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        asked = {name: params.pop(name, [""])[-1] for name in (FIRST, LAST)}
        self.used_parameters = {name: value for name, value in asked.items() if value}
        self.form = DaysForm({"first": asked[FIRST], "last": asked[LAST]})
        self.form.is_valid()
        self.last: date = self.form.cleaned_data.get("last") or timezone.now().date()
        self.first: date = self.form.cleaned_data.get("first") or self.days_before()
        self.others = [
            (name, value)
            for name, values in request.GET.lists()
            if name not in {FIRST, LAST, "p", "e"}
            for value in values
        ]

    def days_before(self) -> date:
        return date.fromordinal(max(1, self.last.toordinal() - DAYS_SHOWN + 1))

    def has_output(self) -> bool:
        return True

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        return iter(())

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(day__gte=self.first, day__lte=self.last)

    def expected_parameters(self) -> list[str]:
        return [FIRST, LAST]


class CallsFilter(ProviderFilter):
    """The provider that was called, or none."""

    own = ((NO_PROVIDER, "None: our own routes"),)

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == NO_PROVIDER:
            return queryset.filter(provider="")
        return super().queryset(request, queryset)


class StatusFilter(admin.SimpleListFilter):
    """The first digit of the status."""

    title = parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("2", "2xx: good"), ("4", "4xx: refused"), ("5", "5xx: failed")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in {"2", "4", "5"}:
            return queryset
        first = int(self.value()) * 100
        return queryset.filter(status__gte=first, status__lt=first + 100)
