"""One walk through a connect session with a stand-in for the provider."""

from dataclasses import dataclass
from urllib.parse import parse_qs, parse_qsl, urlsplit

from django.test import Client

from connect.models import ConnectSession

CALLBACK = "/api/v1/connect/callback"
DONE = "https://app.example/done"
GITHUB_TOKEN = "https://github.com/login/oauth/access_token"
GITHUB_SCOPES = "repo,read:org,read:user,user:email"
GOOGLE_TOKEN = "https://oauth2.googleapis.com/token"
SLACK_TOKEN = "https://slack.com/api/oauth.v2.access"


@dataclass
class Walk:
    """A session that was started, seen from the partner's server and from the person's browser."""

    api: object
    account: object
    answer: object

    @property
    def data(self):
        return self.answer.json()["data"]

    @property
    def query(self):
        """Return the consent URL's parameters, one value each."""
        asked = parse_qs(urlsplit(self.data["connect_url"]).query, strict_parsing=True)
        assert all(len(values) == 1 for values in asked.values())
        return {name: values[0] for name, values in asked.items()}

    @property
    def state(self):
        return self.query["state"]

    @property
    def row(self):
        return ConnectSession.objects.get(pk=self.data["session_id"])

    def come_back(self, browser=None, **query):
        """Return the answer to the provider's redirect: by default with a code."""
        sent = {"code": "the-code", "state": self.state} | query
        kept = {name: value for name, value in sent.items() if value is not None}
        return (browser or Client()).get(CALLBACK, kept)

    def status(self):
        path = f"/api/v1/accounts/{self.account.pk}/connect/{self.data['session_id']}"
        return self.api.get(path).json()["data"]

    def integrations(self):
        shown = self.api.get(f"/api/v1/accounts/{self.account.pk}/integrations")
        return shown.json()["data"]["integrations"]


def start(api, account, provider="github", redirect_url=DONE, **more):
    """Ask for a session and return the raw answer."""
    body = {"provider": provider, "redirect_url": redirect_url} | more
    return api.post_json(f"/api/v1/accounts/{account.pk}/connect", body)


def walk(api, account, provider="github", **more):
    """Start a session that must start."""
    answer = start(api, account, provider, **more)
    assert answer.status_code == 200, answer.content
    return Walk(api, account, answer)


def result_of(answer):
    """Return what the redirect tells the partner's app, in order, and where it goes."""
    assert answer.status_code == 302, answer.content
    where, _, query = answer["Location"].partition("?")
    return where, dict(parse_qsl(query, keep_blank_values=True, strict_parsing=True))


def grant(upstream, person=1, **token):
    """Let GitHub grant a token and say who was connected."""
    answer = {"access_token": "gho_1", "scope": GITHUB_SCOPES, "token_type": "bearer"} | token
    asked = upstream.post(GITHUB_TOKEN, json=answer)
    upstream.get(
        "https://api.github.com/user",
        json={"id": person, "login": "octo", "email": "o@example.com"},
    )
    return asked


def refuse(upstream, error, status=200):
    """Let GitHub refuse the code."""
    return upstream.post(GITHUB_TOKEN, json={"error": error}, status=status)
