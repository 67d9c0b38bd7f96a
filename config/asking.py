"""Actions of the staff admin that ask first, such as for the reason: a page between the list and the deed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

MOST_ROWS = 100
ANSWERED = "answered"  # the field that tells the page's answer from the list's choice


class ReasonForm(forms.Form):
    """Asks why something is done."""

    reason = forms.CharField(
        max_length=500,
        help_text="Kept in the event log, with your name.",
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
    )

    def __init__(self, *args: Any, rows: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows


def asking(question: type[ReasonForm]) -> Callable[[Callable], Callable]:
    """Let an action begin with a page that asks; it is called with the cleaned answers."""

    def asked(deed: Callable) -> Callable:
        @wraps(deed)
        def action(
            self: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet
        ) -> HttpResponse | None:
            if len(queryset[: MOST_ROWS + 1]) > MOST_ROWS:
                self.message_user(request, f"Choose at most {MOST_ROWS} rows", messages.ERROR)
                return None
            answers = request.POST if ANSWERED in request.POST else None
            form = question(answers, rows=queryset)
            if form.is_valid():
                return deed(self, request, queryset, **form.cleaned_data)
            return page(self, request, form, deed.__name__)

        return action

    return asked


def page(admin_: admin.ModelAdmin, request: HttpRequest, form: ReasonForm, name: str) -> Any:
    """Return the page that asks about the chosen rows."""
    context = {
        **admin_.admin_site.each_context(request),
        "title": getattr(type(admin_), name).short_description,
        "opts": admin_.opts,
        "form": form,
        "rows": form.rows,
        "action": name,
        "checkbox": ACTION_CHECKBOX_NAME,
        "answered": ANSWERED,
    }
    return TemplateResponse(request, "admin/ask.html", context)
