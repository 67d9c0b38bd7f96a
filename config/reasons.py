"""Forms of the staff admin that ask why: nobody adds or changes a row here without a reason."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import ManyToManyField, Model
from django.http import HttpRequest

from config.asking import REASON_LENGTH
from config.support import SupportAdmin

REASON = "reason"


class ReasonedForm(forms.ModelForm):
    """Asks for the reason, beside what is changed."""

    reason = forms.CharField(
        max_length=REASON_LENGTH,
        help_text="Kept in the event log, with your name.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @property
    def changed(self) -> list[str]:
        """Return the columns that differ from before, the reason aside."""
        return [name for name in self.changed_data if name != REASON]


class ReasonedAdmin(SupportAdmin):
    """Lets staff add and change rows, each with a reason; subclasses say in `record` what is written down.

    `record(request, row, form, is_new)` appends the event of a row that was written, in the caller's transaction.
    """

    form = ReasonedForm
    record: Callable[[HttpRequest, Model, ReasonedForm, bool], None]
    # Django's own two lists side by side cannot be read out, and are cut off where there is little room.
    formfield_overrides: ClassVar = {ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """Ask for the reason of whoever may change something."""
        may_write = obj is None or self.has_change_permission(request, obj)
        return [*super().get_fields(request, obj), *([REASON] if may_write else [])]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return admin.ModelAdmin.has_add_permission(self, request)

    def save_related(
        self, request: HttpRequest, form: ReasonedForm, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        if form.changed or not change:
            self.record(request, form.instance, form, not change)

    def construct_change_message(
        self, request: HttpRequest, form: ReasonedForm, formsets: Any, add: bool = False
    ) -> str:
        """Return what Django's own log keeps: the columns and the reason, none of the values."""
        names = ", ".join(form.changed) or "nothing"
        said = "Added" if add else f"Changed: {names}"
        return f"{said}. Reason: {form.cleaned_data[REASON]}"
