"""Staff begin to look at somebody's pages here; and every look there was."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.looking.allowed import may_be_looked_at, may_look
from accounts.looking.looks import begin
from accounts.models import Look, Partner, User
from config.asking import ReasonForm, asking
from config.support import SupportAdmin


class Lookable(admin.ModelAdmin):
    """Adds the action to a list of people, or of what belongs to one person each."""

    @admin.action(description="Look at their pages", permissions=("look",))
    @asking(ReasonForm)
    def look(self, request: HttpRequest, queryset: QuerySet, reason: str) -> HttpResponse | None:
        people = [person_of(row) for row in queryset]
        if len(people) != 1 or not may_be_looked_at(people[0]):
            said = "Choose one person who is not of the staff: nobody else's pages are shown."
            self.message_user(request, said, messages.ERROR)
            return None
        begin(request, people[0], reason)
        return redirect("start")

    def has_look_permission(self, request: HttpRequest) -> bool:
        return may_look(request.user)


def person_of(row: User | Partner) -> User:
    return row.user if isinstance(row, Partner) else row


@admin.register(Look)
class LookAdmin(SupportAdmin):
    list_display = ("staff", "person", "reason", "began_at", "until", "ended_at")
    search_fields = ("staff__email", "person__email", "person__id")
    list_select_related = ("staff", "person")
    ordering = ("-id",)
