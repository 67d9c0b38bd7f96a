"""docs/retention.md has every table, with jobs and settings that are there; what is old really goes."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings as configured
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.logged_in.expiry import remove_expired
from connect import retention, sessions
from connect.models import ConnectSession
from providers.registry import find
from tests.factories import make_user

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "retention.md").read_text()
ROWS = re.findall(r"^\| (\w+\.\w+) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)


# promises 125, 128
def test_every_table_has_its_line():
    assert sorted(table for table, _, _ in ROWS) == sorted(
        model._meta.label for model in apps.get_models()
    )


# promise 128
def test_the_jobs_and_settings_that_it_names_are_there():
    jobs = re.findall(r"job `(\w+)`", PAGE)
    days = re.findall(r"`(RETENTION_\w+)`", PAGE)

    assert set(jobs) <= set(configured.WORKER_JOBS)
    assert set(days) == {name for name in dir(configured) if name.startswith("RETENTION_")}


@pytest.mark.django_db
def test_old_attempts_to_connect_go(account, settings, monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 2)
    settings.RETENTION_CONNECT_SESSIONS_DAYS = 30
    for days in (29, 31, 40, 50):
        begun, _ = sessions.start(account, find("google"), "https://acme.example/", [])
        began = timezone.now() - timedelta(days=days)
        ConnectSession.objects.filter(pk=begun.pk).update(created_at=began)

    assert retention.prune() == 3
    assert retention.prune() == 0
    assert ConnectSession.objects.count() == 1


@pytest.mark.django_db
def test_log_ins_that_are_over_go_with_what_was_known_of_their_browsers():
    user, now = make_user(), timezone.now()
    for key, left in (("over", -1), ("alive", 1)):
        Session.objects.create(session_key=key, expire_date=now + timedelta(days=left))
        UserSession.objects.create(user=user, session_key=key, ip="203.0.113.7")

    assert remove_expired() == 1
    assert list(UserSession.objects.values_list("session_key", flat=True)) == ["alive"]
