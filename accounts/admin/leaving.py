"""Staff answer somebody who asks what is held about them, or to be forgotten."""

from django.contrib import admin
from django.contrib.messages import ERROR, SUCCESS
from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse

from accounts.actors import Actor
from accounts.admin.handing_out import Answering, file_of
from accounts.admin.looking import person_of
from accounts.leaving.erasing import accounts_of, erase
from accounts.leaving.held import document
from accounts.models import User
from accounts.staff_changes import record
from config.api.errors import Invalid
from config.asking import ReasonForm, asking

MOST_HERE = 100  # accounts that one press ends; each asks its providers to revoke what they gave


class Answered(Answering):
    """Adds both actions to a list of people, or of what belongs to one person each."""

    @admin.action(description="Export everything held about a person", permissions=("answer",))
    @asking(ReasonForm)
    def export(
        self, request: HttpRequest, queryset: QuerySet, reason: str
    ) -> StreamingHttpResponse | None:
        if len(queryset) != 1:
            self.message_user(request, "Choose one person: a file is for one", ERROR)
            return None
        person = person_of(queryset[0])
        record("user.exported", person, Actor.staff(request), reason)
        return file_of(f"person-{person.pk}", document(person))

    @admin.action(
        description="Forget: log-in, partner profile, its accounts", permissions=("answer",)
    )
    @asking(ReasonForm)
    def erase(self, request: HttpRequest, queryset: QuerySet, reason: str) -> None:
        for row in queryset:
            said = forgotten(person_of(row), Actor.staff(request), reason)
            row.refresh_from_db()  # what is logged of it names nobody
            self.message_user(request, *said)


def forgotten(user: User, by: Actor, reason: str) -> tuple[str, int]:
    """Forget one person; return what is said of it, and how loud."""
    number, email = accounts_of(user), user.email
    if number > MOST_HERE:
        words = f"{email} has {number:,} accounts: use ./run manage erase_person {user.pk}"
        return words, ERROR
    try:
        erase(user, by, reason)
    except Invalid as exc:
        return str(exc), ERROR
    return f"Forgotten, with {number} accounts: {user.pk}", SUCCESS
