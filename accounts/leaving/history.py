"""Forget what the admin's own history calls somebody; that staff did something stays."""

from uuid import UUID

from django.contrib.admin.models import LogEntry
from django.db.models import Q, QuerySet

from accounts.actors import Actor
from accounts.audit.erasing import ERASED, of_person
from accounts.models import Partner, User


def erase_account(account_id: UUID) -> int:
    """Take the name of a deleted account out of the history, and why staff did something; return how many entries."""
    return emptied(LogEntry.objects.filter(object_id=str(account_id)))


def erase(user: User, by: Actor) -> int:
    """Do so for a person, their partner profile, and whatever of theirs the audit log knows."""
    partner = Partner.objects.filter(user=user).first()
    ids = [str(row.pk) for row in (user, partner) if row]
    about = Q(object_id__in=ids) | Q(object_repr__icontains=user.email)
    return emptied(
        LogEntry.objects.filter(about | Q(object_id__in=of_person(user).values("object_id")))
    )


def emptied(entries: QuerySet[LogEntry]) -> int:
    return entries.update(object_repr=ERASED, change_message="")
