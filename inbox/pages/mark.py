"""Settings > Inbox: mark one event."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from config.api.errors import Invalid
from inbox.moving import Status, move_one
from inbox.pages.ground import InboxGround, own_event
from inbox.reaching import checked_status

DONE = {
    Status.UNREAD: "Marked as unread: {title}",
    Status.READ: "Marked as read: {title}",
    Status.ARCHIVED: "Archived: {title}",
}


class MarkPage(InboxGround):
    """Gives an event the status that was pressed, and goes back to where that was."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        return redirect("inbox_event", own_event(request, pk).public_id)

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        event = own_event(request, pk)
        try:
            status = Status(checked_status(request.POST.get("status", "")))
        except Invalid:
            messages.error(request, "Nothing was marked: that is no status of an event.")
        else:
            move_one(event, status)
            title = event.summary or event.type
            messages.success(request, DONE[status].format(title=title))
        return redirect(back_in(request))


def back_in(request: HttpRequest) -> str:
    """Return the page of ours that the form names, else the list."""
    back = request.POST.get("back", "")
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if is_ours else reverse("inbox")
