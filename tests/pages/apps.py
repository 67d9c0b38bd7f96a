"""An app at its pages."""

import pytest

from accounts.models import Event
from tests.apps_api.conftest import SECRET, AppApi
from tests.factories import make_app, make_app_key

APPS = "/settings/apps"


@pytest.fixture
def app(partner):
    """An app that takes tokens signed with SECRET."""
    app = make_app(partner, name="Web shop", jwt_algorithm="HS256")
    app.jwt_secret = SECRET
    app.save()
    return app


def page_of(app, *rest):
    return "/".join((APPS, app.pk, *rest))


def api_of(app):
    """Return a client with a key of the app's."""
    return AppApi(app, make_app_key(app))


def deeds():
    """Return what the event log says, each with whoever did it and the app."""
    return list(Event.objects.order_by("id").values_list("type", "actor", "app_id"))


def last_deed():
    """Return the newest event's type and data."""
    event = Event.objects.order_by("-id").first()
    return event.type, event.data
