"""What an OAuth client does: ask, exchange, refresh, call. One class per provider's habits."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from urllib.parse import parse_qsl, urlencode

import requests

from tests.sandbox_process import CALLBACK, SandboxProcess, consent

VERIFIER = "v" * 64
CHALLENGE = urlsafe_b64encode(sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
PKCE = {"code_challenge": CHALLENGE, "code_challenge_method": "S256"}


class OAuthClient:
    """A client of one fake provider, by default the right one with the right habits."""

    slug = ""
    authorize_path = ""
    token_path = ""
    asked: dict[str, str] = {}
    token_headers = {"Accept": "application/json"}

    def __init__(self, sandbox: SandboxProcess):
        self.sandbox = sandbox
        self.base = f"{sandbox.url}/{self.slug}"
        self.client_id = f"sandbox-{self.slug}"
        self.session = requests.Session()
        self.session.trust_env = False
        self.access_token = None
        self.grant = {}

    def authorize_url(self, **changes):
        fields = {"client_id": self.client_id, "redirect_uri": CALLBACK, "state": "s-1"}
        fields |= self.asked | changes
        kept = {name: value for name, value in fields.items() if value is not None}
        return f"{self.base}/{self.authorize_path}?{urlencode(kept)}"

    def code(self, person=None, scopes=None, **changes):
        location = consent(self.authorize_url(**changes), person=person, scopes=scopes)
        return dict(parse_qsl(location.partition("?")[2]))["code"]

    def token_request(self, auth=None, headers=None, **fields):
        data = {name: value for name, value in fields.items() if value is not None}
        return self.session.post(
            f"{self.base}/{self.token_path}",
            data=data,
            auth=auth,
            headers=self.token_headers | (headers or {}),
            timeout=10,
        )

    def credentials(self):
        return {"client_id": self.client_id, "client_secret": self.sandbox.client_secret}

    def exchange(self, code, **changes):
        fields = {"grant_type": "authorization_code", "redirect_uri": CALLBACK, "code": code}
        return self.token_request(**self.credentials() | fields | changes)

    def refresh(self, refresh_token, **changes):
        fields = {"grant_type": "refresh_token", "refresh_token": refresh_token}
        return self.token_request(**self.credentials() | fields | changes)

    def connect(self, person=None, scopes=None, **changes):
        self.grant = self.exchange(self.code(person, scopes, **changes)).json()
        self.access_token = self.grant.get("access_token")
        return self

    def call(self, method, path, token=None, headers=None, **options):
        bearer = {"Authorization": f"Bearer {token or self.access_token}"}
        address = path if path.startswith("http") else f"{self.base}/{path}"
        return self.session.request(
            method, address, headers=bearer | (headers or {}), timeout=20, **options
        )

    def get(self, path, **options):
        return self.call("GET", path, **options)

    def post(self, path, json=None, **options):
        return self.call("POST", path, json=json, **options)

    def patch(self, path, json=None, **options):
        return self.call("PATCH", path, json=json, **options)


class GitHubClient(OAuthClient):
    slug = "github"
    authorize_path = "login/oauth/authorize"
    token_path = "login/oauth/access_token"
    asked = {"scope": "read:user user:email repo"}


class GoogleClient(OAuthClient):
    slug = "google"
    authorize_path = "o/oauth2/v2/auth"
    token_path = "token"
    asked = {
        "response_type": "code",
        "access_type": "offline",
        "prompt": "consent",
        "scope": "openid email profile https://www.googleapis.com/auth/gmail.modify"
        " https://www.googleapis.com/auth/gmail.send https://www.googleapis.com/auth/calendar.readonly"
        " https://www.googleapis.com/auth/calendar.events https://www.googleapis.com/auth/drive",
    }


class SlackClient(OAuthClient):
    slug = "slack"
    authorize_path = "oauth/v2/authorize"
    token_path = "api/oauth.v2.access"
    asked = {
        "scope": "team:read,channels:read,groups:read,im:read,mpim:read,channels:history,groups:history,"
        "im:history,users:read,users:read.email,chat:write,chat:write.public,channels:join,im:write,"
        "reactions:write",
        "user_scope": "search:read",
    }
