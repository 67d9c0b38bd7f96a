"""Remove log-ins that are over."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.utils import timezone


def remove_expired() -> int:
    """Delete expired sessions and what was known of their browsers; return how many (a job of the worker)."""
    gone, _ = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    alive = Session.objects.filter(pk=OuterRef("session_key"))
    UserSession.objects.exclude(Exists(alive)).delete()
    return gone
