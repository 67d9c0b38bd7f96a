"""A message of a channel (https://developers.google.com/workspace/calendar/api/guides/push): headers alone."""

from tests.feeds.samples import Sample

CHANNEL = "01234567-89ab-cdef-0123456789ab"


def brought_back(sending):
    return {
        "X-Goog-Channel-ID": CHANNEL,
        "X-Goog-Channel-Token": sending.secret,
        "X-Goog-Channel-Expiration": "Sun, 29 Nov 2026 01:13:52 GMT",
        "X-Goog-Resource-ID": "ret08u3rv24htgh289g",
        "X-Goog-Resource-URI": "https://www.googleapis.com/calendar/v3/calendars/primary/events",
        "X-Goog-Resource-State": "exists",
        "X-Goog-Message-Number": "10",
    }


SAMPLE = Sample(
    provider="google",
    feed="calendar",
    types=("calendar.changed",),
    body=lambda sending: b"",
    headers=brought_back,
    subscribed=True,
    own_address=True,
    own_secret=True,
    remote_id=CHANNEL,
    signs_body=False,
)
