"""A call whose provider answers what the test laid out, in order."""

import json
from pathlib import Path

from providers import definitions
from providers.spec import UpstreamAnswer

FOLDER = Path(definitions.__path__[0])


def sample(provider, name):
    return json.loads((FOLDER / provider / "samples" / f"{name}.json").read_text())


class RecordedCall:
    def __init__(self, *bodies, arguments=None):
        self.bodies = list(bodies)
        self.arguments = arguments or {}
        self.notes = {}
        self.connection = {}
        self.upload = None
        self.sent = []

    def url(self, upstream_url):
        return upstream_url

    def send(self, request):
        self.sent.append(request)
        body = self.bodies.pop(0)
        if isinstance(body, Exception):
            raise body
        return UpstreamAnswer(200, {}, body)

    def send_each(self, requests):
        return [self.attempt(request) for request in requests]

    def attempt(self, request):
        try:
            return self.send(request)
        except Exception:
            return None
