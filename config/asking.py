"""Actions of the staff admin that ask first, such as for the reason: a page between the list and the deed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

MOST_ROWS = 100
REASON_LENGTH = 500
ANSWERED = "answered"  # the field that tells the page's answer from the list's choice


class ReasonForm(forms.Form):
    """Asks why something is done."""

    reason = forms.CharField(
        max_length=REASON_LENGTH,
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
            if not form.is_valid():
                return page(self, request, form, deed.__name__)
            chosen = list(queryset)
            answer = deed(self, request, queryset, **form.cleaned_data)
            log(self, request, chosen, deed.__name__, form.cleaned_data["reason"])
            return answer

        action.asks = question
        return action

    return asked


def log(
    admin_: admin.ModelAdmin, request: HttpRequest, rows: list[Model], name: str, reason: str
) -> None:
    """Write to the history of each row what was asked for, and why."""
    title = getattr(type(admin_), name).short_description
    for row in rows:
        admin_.log_change(request, row, f"{title}. Reason: {reason}")


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
