"""A partner with one account that connects providers and calls them, all over our own API."""

from urllib.parse import parse_qsl, urlsplit

from django.test import Client

from tests.factories import make_account, make_key, make_partner
from tests.sandbox_process import consent

RETURN_TO = "https://partner.example/connected"


class Caller:
    def __init__(self):
        partner = make_partner()
        self.account_id = make_account(partner, external_id="user-1").pk
        self.client = Client(headers={"Authorization": f"Bearer {make_key(partner)}"})

    def connect(self, provider, decision="allow", person=None, granted=None, **order):
        """Walk through consent and return what the person's browser was sent back with."""
        order |= {"provider": provider, "redirect_url": RETURN_TO}
        started = self.post(f"accounts/{self.account_id}/connect", **order).json()
        url = started["data"]["connect_url"]
        callback = consent(url, decision, person, granted)
        back = self.client.get(callback.removeprefix("http://testserver"))
        return dict(parse_qsl(urlsplit(back["Location"]).query))

    def integrations(self):
        return self.get(f"accounts/{self.account_id}/integrations").json()["data"]["integrations"]

    def get(self, path, /, **query):
        return self.client.get(f"/api/v1/{path}", query, headers={"X-Account-Id": "user-1"})

    def post(self, path, /, **body):
        return self.send("post", path, body)

    def send(self, method, path, body):
        return getattr(self.client, method)(
            f"/api/v1/{path}",
            body,
            content_type="application/json",
            headers={"X-Account-Id": "user-1"},
        )


def asked(sandbox, provider, path):
    """Return how often a path of a provider was asked for."""
    return sandbox.requests(provider=provider, path=path)["count"]
