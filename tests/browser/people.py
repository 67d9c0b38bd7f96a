"""Who sits at the browser."""

from django.conf import settings
from django.test import Client

from tests.pages.conftest import logged_in_ago

LONG_AGO = 24 * 3600


def log_in(context, origin, user, seconds_ago=0):
    """Give a browser the session of a person who proved who they are so many seconds ago.

    Within the first minutes pages ask nobody again; `LONG_AGO` makes them ask.
    """
    client = Client()
    client.force_login(user)
    logged_in_ago(client, user, seconds_ago)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": origin}])
