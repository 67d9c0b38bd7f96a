"""One walk of an end user through an app's connect session, with a stand-in for the provider."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from django.test import Client

from connect.models import ConnectSession
from tests.connect.walk import GITHUB_TOKEN, GOOGLE_TOKEN

BACK = "https://app.example/settings"
SHARED = "/api/v1/connect/callback"
GMAIL = ["gmail.readonly", "gmail.send", "gmail.modify"]


@dataclass
class AppWalk:
    """A session that an app started."""

    answer: object

    @property
    def query(self):
        return query_of(self.answer.json()["authUrl"])

    @property
    def row(self):
        given = self.answer.json()["connectionRequestId"].removeprefix("ca_")
        return ConnectSession.objects.get(pk=given)

    def come_back(self, path=SHARED, browser=None, **query):
        """Return the answer to the provider's redirect: by default with a code."""
        sent = {"code": "the-code", "state": self.query["state"]} | query
        kept = {name: value for name, value in sent.items() if value is not None}
        return (browser or Client()).get(path, kept)


def ask(api, toolkit="github", user="u-1", **more):
    """Ask for a session and return the raw answer."""
    named = {} if user is None else {"userId": user}
    return api.write("connect", {"toolkit": toolkit, "redirectUrl": BACK} | named | more)


def walk(api, toolkit="github", user="u-1", **more):
    """Start a session that must start."""
    answer = ask(api, toolkit, user, **more)
    assert answer.status_code == 200, answer.content
    return AppWalk(answer)


def query_of(address):
    return dict(parse_qsl(urlsplit(address).query, keep_blank_values=True))


def own_callback(app):
    return f"/v1/{app.pk}/integrations/callback"


def let_google_grant(upstream, scope, **token):
    """Let Google grant scopes and say who was connected."""
    answer = {"access_token": "ya29.1", "refresh_token": "1//r", "expires_in": 3600, "scope": scope}
    asked = upstream.post(GOOGLE_TOKEN, json=answer | token)
    upstream.get(
        "https://openidconnect.googleapis.com/v1/userinfo",
        json={"sub": "1", "email": "o@example.com", "name": "O"},
    )
    return asked


def let_github_grant(upstream, scope="repo,read:org,read:user,user:email"):
    """Let GitHub grant scopes and say who was connected."""
    answer = {"access_token": "gho_1", "scope": scope, "token_type": "bearer"}
    asked = upstream.post(GITHUB_TOKEN, json=answer)
    person = {"id": 1, "login": "octo", "email": "o@example.com"}
    upstream.get("https://api.github.com/user", json=person)
    return asked
