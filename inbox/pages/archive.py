"""Settings > Inbox > Archive all: those that the filters ask for, and nothing that came in since."""

from datetime import UTC, datetime

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from config.counting import counts, in_words
from inbox.models import InboxEvent
from inbox.moving import Status, move
from inbox.pages.asked import Wanted, wanted_in
from inbox.pages.ground import InboxGround

AT_ONCE = 20_000  # events that one press archives: it is to be answered soon


class ArchivePage(InboxGround):
    """Asks before events are archived, and archives them."""

    def get(self, request: HttpRequest) -> HttpResponse:
        wanted = wanted_in(request)
        if not wanted.form.is_valid():
            return redirect(wanted.address())
        now = timezone.now()
        [number] = counts([left(wanted, now)])
        context = {
            "number": in_words(number),
            "is_one": number == 1,
            "filters": described(wanted),
            "until": now.isoformat(),
            "back": wanted.address(),
        }
        return render(request, "settings/inbox/archive.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        wanted = wanted_in(request)
        until = moment_in(request)
        if not wanted.form.is_valid() or until is None:
            messages.error(request, "Nothing was archived: please look at the filters again.")
            return redirect(wanted.address("inbox_archive"))
        messages.success(request, told(move(left(wanted, until), Status.ARCHIVED, AT_ONCE)))
        return redirect(wanted.address())


def left(wanted: Wanted, until: datetime) -> QuerySet[InboxEvent]:
    """Return what is asked for, is not archived, and had come in by then."""
    return wanted.events.filter(received_at__lte=until).exclude(status=Status.ARCHIVED)


def described(wanted: Wanted) -> list[tuple[str, str]]:
    """Return the filters as the page says them."""
    labels = {field.name: field.label for field in wanted.form}
    return [(labels[name], value) for name, value in wanted.form.filters.items()]


def moment_in(request: HttpRequest) -> datetime | None:
    """Return up to when events were counted, where the form still says it."""
    try:
        found = parse_datetime(request.POST.get("until", ""))
        return found.astimezone(UTC) if found and found.tzinfo else None
    except (ValueError, OverflowError):
        return None


def told(number: int) -> str:
    if number >= AT_ONCE:
        return f"{number:,} events archived. There may be more: archive again."
    return f"{number:,} event{'' if number == 1 else 's'} archived"
