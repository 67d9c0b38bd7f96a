"""What is live and what is of test mode, in the lists that staff look at."""

from functools import reduce
from typing import ClassVar

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from config.list_filters import LIVE, TEST


class ModeFilter(admin.SimpleListFilter):
    """Lets a list be narrowed to one mode; for tables with a column `live` of their own."""

    title, parameter_name = "mode", "mode"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin
    ) -> tuple[tuple[str, str], ...]:
        return ((LIVE, "Live"), (TEST, "Test"))

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in (LIVE, TEST):
            return queryset
        return queryset.filter(live=self.value() == LIVE)


class InModes(admin.ModelAdmin):
    """Shows the mode of each row, which stands at `live_at`: a column, or one of a row it belongs to."""

    live_at: ClassVar[str] = "live"

    @admin.display(description="mode")
    def mode(self, row: Model) -> str:
        return "Live" if reduce(getattr, self.live_at.split("__"), row) else "Test"
