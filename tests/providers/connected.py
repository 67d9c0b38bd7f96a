"""A partner with one account that connects providers and calls them, all over our own API."""

from urllib.parse import parse_qsl, urlsplit

from django.test import Client

from accounts.models import ApiKey, Partner, User
from tests.sandbox_process import consent

RETURN_TO = "https://partner.example/connected"


class ConnectedPartner:
    def __init__(self):
        user = User.objects.create_user(email="dev@partner.example", password="a long password")
        Partner.objects.create(user=user, company_name="Partner", website="https://partner.example")
        _, key = ApiKey.objects.issue(user, ApiKey.Kind.PARTNER, "tests")
        self.client = Client(headers={"Authorization": f"Bearer {key}"})
        self.account_id = self.post("accounts", external_id="user-1").json()["data"]["id"]

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

    def get(self, path, **query):
        return self.client.get(f"/api/v1/{path}", query, headers={"X-Account-Id": "user-1"})

    def post(self, path, **body):
        return self.send("post", path, body)

    def send(self, method, path, body):
        return getattr(self.client, method)(
            f"/api/v1/{path}",
            body,
            content_type="application/json",
            headers={"X-Account-Id": "user-1"},
        )
