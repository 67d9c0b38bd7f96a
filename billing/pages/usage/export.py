"""Settings > Usage > CSV: what the page shows, as a file."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone

from accounts.settings_page import SettingsPage
from billing.limits.standing import standing_of
from billing.pages.usage.asked import asked_of
from billing.pages.usage.days import Days
from billing.pages.usage.form import UsageForm
from billing.usage.export import lines
from billing.usage.statistics import cells


class UsageFilePage(SettingsPage):
    """Answers the cells of the page with the same address, line by line."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        standing = standing_of(request.user)
        asked = asked_of(request, standing, timezone.now())
        if not asked.form.is_valid():
            return refusal(asked.form)
        names = {pk: key.name for pk, key in asked.own.callers.items()}
        return file_of(lines(cells(asked.filters), names), asked.links.days)


def file_of(content: object, days: Days) -> StreamingHttpResponse:
    name = f"patchbay-usage-{days.first}-to-{days.last}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def refusal(form: UsageForm) -> HttpResponse:
    """Name every filter that is wrong: a file of other calls than were asked for would mislead."""
    said = [f"{name}: {' '.join(errors)}" for name, errors in form.errors.items()]
    return HttpResponse("\n".join(said), status=400, content_type="text/plain; charset=utf-8")
