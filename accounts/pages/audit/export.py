"""Settings > Audit log > CSV: what the page lists, all of it, as a file."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from accounts.audit.entries import Entry, entries_of
from accounts.audit.log import AuditFilters, every
from accounts.forms.audit import AuditForm
from accounts.models import User
from accounts.settings_page import SettingsPage
from billing.usage.export import line

COLUMNS = (
    "time (UTC)",
    "who",
    "who (kind)",
    "who (id)",
    "event",
    "what",
    "on",
    "more",
    "object type",
    "object id",
    "address",
    "request id",
    "event id",
)


class AuditFilePage(SettingsPage):
    """Answers the events of the page with the same address, line by line."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        form = AuditForm(request.GET.dict())
        if not form.is_valid():
            return refusal(form)
        filters = AuditFilters.of(request.user, **form.conditions)
        headers = {"Content-Disposition": 'attachment; filename="patchbay-audit-log.csv"'}
        content = lines(filters, request.user)
        return StreamingHttpResponse(
            content, content_type="text/csv; charset=utf-8", headers=headers
        )


def lines(filters: AuditFilters, reader: User) -> Iterator[str]:
    """Yield the file piece by piece, newest events first."""
    yield line(COLUMNS)
    for events in every(filters):
        yield "".join(line(values(entry)) for entry in entries_of(events, reader))


def values(entry: Entry) -> list[object]:
    """Return the columns of one event; who of the staff it was is theirs to know."""
    event = entry.event
    return [
        event.created_at.isoformat(),
        entry.who,
        event.actor,
        "" if event.actor == event.Actor.STAFF else event.actor_id,
        event.type,
        entry.what,
        entry.on,
        "; ".join(entry.more),
        event.object_type,
        event.object_id,
        entry.ip or "",
        event.request_id,
        event.public_id,
    ]


def refusal(form: AuditForm) -> HttpResponse:
    """Name every filter that is wrong: a file of other events than were asked for would mislead."""
    said = [f"{name}: {' '.join(errors)}" for name, errors in form.errors.items()]
    return HttpResponse("\n".join(said), status=400, content_type="text/plain; charset=utf-8")
