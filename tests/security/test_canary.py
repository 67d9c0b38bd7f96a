"""The whole main job with every secret noted; afterwards none of them is kept in any readable form."""

import logging
from collections import Counter
from itertools import count
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.contrib import admin
from django.test import Client

from accounts import events
from accounts.models import ApiKey
from config import metrics
from config.idempotency.models import IdempotentCall
from config.metrics.listeners import listeners
from config.tracing.configuration import Configuration
from connect.models import ConnectSession
from integrations.models import Integration, OAuthClient, Token
from integrations.retries import ATTEMPTS
from providers import endpoints
from tests.conftest import Api
from tests.factories import make_account, make_key, make_partner, make_user
from tests.sandbox_process import SandboxProcess, consent
from tests.security.canary import Canaries
from tests.tracing import switched_on

SLUGS = ("github", "google", "slack")
PASSWORD = "canary-password-of-a-person"
CALLS = {
    "google": "/api/v1/gmail/messages?limit=2",
    "slack": "/api/v1/slack/channels",
    "github": "/api/v1/github/repos",
}


@pytest.fixture(scope="module")
def sandbox_process(tmp_path_factory):
    process = SandboxProcess(tmp_path_factory.mktemp("canary"), PUBLIC_URL="http://testserver")
    yield process
    process.stop()


@pytest.fixture
def sandbox(sandbox_process, monkeypatch):
    sandbox_process.control("reset")
    for slug in SLUGS:
        monkeypatch.setenv(f"PROVIDER_{slug.upper()}_BASE_URL", f"{sandbox_process.url}/{slug}")
        monkeypatch.setenv(f"PROVIDER_{slug.upper()}_CLIENT_ID", f"sandbox-{slug}")
        monkeypatch.setenv(f"PROVIDER_{slug.upper()}_CLIENT_SECRET", sandbox_process.client_secret)
    endpoints.forget()
    return sandbox_process


@pytest.fixture
def canaries(monkeypatch, settings):
    found = Canaries()
    handler = found.listen_to_logs()
    found.listen_to_the_wire(monkeypatch)
    found.add("secret key", settings.SECRET_KEY)
    found.add("password", PASSWORD)
    for secret in (*settings.API_KEY_PEPPERS, settings.TOKEN_ENCRYPTION_KEYS.partition(":")[2]):
        found.add("server secret", secret)
    with switched_on(monkeypatch, settings, Configuration("http://127.0.0.1:1")) as recorder:
        monkeypatch.setattr(recorder.exporter, "put", found.spans.append)
        yield found
    logging.getLogger().removeHandler(handler)


class Job:
    """A partner's server, its people's browsers and our staff, all noted."""

    def __init__(self, canaries, sandbox):
        self.canaries, self.sandbox = canaries, sandbox
        self.numbers = count(1)
        self.partner = make_partner(user=make_user(password=PASSWORD))
        self.key = make_key(self.partner)
        canaries.add("key", self.key)
        canaries.add("client secret", sandbox.client_secret)
        self.account = make_account(self.partner)
        self.api = Api(self.key, "user-123")

    def note(self, response):
        """Keep what was answered, to be searched with the rest."""
        if not response.streaming:
            self.canaries.pages.append(response.content.decode())
        return response

    def get(self, path, **extra):
        return self.note(self.api.get(path, **extra))

    def post(self, path, body=None):
        return self.note(self.api.post_json(path, body))

    def start(self, provider):
        """Start a session; its URL is the one place where a state may be read."""
        body = {"provider": provider, "redirect_url": "https://app.example/done"}
        once = {"Idempotency-Key": f"canary-{next(self.numbers)}"}
        started = self.api.post_json(
            f"/api/v1/accounts/{self.account.pk}/connect", body, headers=once
        )
        self.canaries.add("idempotency key", once["Idempotency-Key"])
        url = started.json()["data"]["connect_url"]
        query = dict(parse_qsl(urlsplit(url).query))
        self.canaries.add("state", query["state"])
        session = ConnectSession.objects.get(pk=started.json()["data"]["session_id"])
        self.canaries.add("verifier", session.verifier)
        return url

    def connect(self, provider):
        callback = consent(self.start(provider))
        self.canaries.add("code", dict(parse_qsl(urlsplit(callback).query))["code"])
        back = self.note(Client().get(callback.removeprefix("http://testserver")))
        self.canaries.pages.append(back["Location"])
        assert "status=success" in back["Location"]
        self.note_tokens()

    def fail_to_connect(self, provider):
        """Deny; come back twice; bring a code that nobody issued; meet a token endpoint that is down."""
        denied = consent(self.start(provider), decision="deny")
        for _ in range(2):
            self.note(Client().get(denied.removeprefix("http://testserver")))
        for code, failure in (("canary-code-nobody-issued", None), ("canary-code-unlucky", 500)):
            if failure:
                self.sandbox.control(
                    "failures", provider=provider, path="/", method="POST", status=failure
                )
            url = self.start(provider)
            state = dict(parse_qsl(urlsplit(url).query))["state"]
            self.canaries.add("code", code)
            query = {"code": code, "state": state, "error_description": f"about {code}"}
            self.note(Client().get("/api/v1/connect/callback", query))

    def note_tokens(self):
        for token in Token.objects.all():
            self.canaries.add(f"{token.integration.provider} access token", token.access_token)
            self.canaries.add(f"{token.integration.provider} refresh token", token.refresh_token)

    def fail(self, provider, **failure):
        """Let every attempt of one call fail, whatever failed before."""
        Integration.objects.update(holds={})
        self.sandbox.control("failures", provider=provider, times=ATTEMPTS, **failure)
        answer = self.get(CALLS[provider])
        self.sandbox.control("failures", verb="DELETE")
        return answer

    def look_as_staff(self):
        """Open every page of the admin: each list, each row, each search for a secret."""
        browser = Client()
        browser.force_login(make_user(is_staff=True, is_superuser=True))
        for model in admin.site._registry:
            place = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
            self.note(browser.get(place))
            for row in model._base_manager.all()[:20]:
                self.note(browser.get(f"{place}{admin.utils.quote(row.pk)}/change/"))


def errors_of_every_kind(job):
    """Make each provider fail in every way, some repeating the token they were sent."""
    for provider in CALLS:
        token = Token.objects.get(integration__provider=provider, kind="main").access_token
        echo = {
            "message": f"no {token}",
            "error": token,
            "request": {"authorization": f"Bearer {token}"},
        }
        for status in (400, 403, 404, 429, 500, 503):
            job.fail(provider, status=status, body=echo)
        job.fail(provider, status=500, body=f"<pre>Authorization: Bearer {token}</pre>")
        job.fail(provider, status=302, headers={"Location": f"https://evil.example/?token={token}"})
        job.fail(provider, close=True)
    job.get("/api/v1/github/repos?limit=x")
    job.note(Api(job.key).get(f"/api/v1/accounts?api_key={job.key}"))
    job.post("/api/v1/accounts", {"external_id": "u", "metadata": {"key": job.key}})
    job.note(Api(job.key[:-1] + "x").get("/api/v1/accounts"))


def the_main_job(job):
    """Connect, call, refresh, fail, be revoked, disconnect, delete; then look at all of it as staff."""
    for provider in CALLS:
        job.fail_to_connect(provider)
        job.connect(provider)
        assert job.get(CALLS[provider]).status_code == 200
    job.sandbox.control("expire", provider="google")
    Token.objects.filter(integration__provider="google").update(expires_at="2020-01-01T00:00:00Z")
    assert job.get(CALLS["google"]).status_code == 200
    job.note_tokens()
    errors_of_every_kind(job)
    assert (
        job.post(
            "/api/v1/gmail/send", {"to": "a@example.com", "subject": "s", "body": "b"}
        ).status_code
        == 200
    )
    job.look_as_staff()
    job.sandbox.control("revoke", provider="slack")
    assert job.get(CALLS["slack"]).status_code == 401
    job.note(job.api.delete(f"/api/v1/accounts/{job.account.pk}/integrations/google"))
    job.sandbox.control("failures", provider="github", path="/", method="DELETE", status=500)
    job.note(job.api.delete(f"/api/v1/accounts/{job.account.pk}"))
    job.get("/api/v1/me")
    job.look_as_staff()
    ApiKey.objects.get(user=job.partner.user).revoke()


# promises 24, 59, 62, 123
@pytest.mark.django_db(transaction=True)
def test_no_secret_of_the_main_job_is_kept_anywhere(either_form, canaries, sandbox):
    job = Job(canaries, sandbox)

    the_main_job(job)

    seen = Counter(canaries.secrets.values())
    assert {"key", "password", "secret key", "client secret", "answered refresh_token"} <= set(seen)
    assert (seen["state"], seen["verifier"], seen["code"]) == (12, 8, 5)
    assert seen["answered access_token"] == 4
    assert seen["idempotency key"] == IdempotentCall.objects.exclude(answer_sealed="").count() == 12
    assert len(canaries.secrets) > 25
    assert len(canaries.lines) > 50
    assert len(canaries.pages) > 80
    assert len(canaries.spans) > 80
    assert canaries.leaks() == []


@pytest.fixture
def planted(canaries):
    """One secret that every search below has to find."""
    canaries.add("planted", "gho_planted+secret/1")
    return canaries, "gho_planted+secret/1"


# What makes the test above worth something: each place gives a planted secret away.
@pytest.mark.django_db
@pytest.mark.parametrize(
    "spelling", ["{}", "x{}y", "https%3A%2F%2F{}".replace("{}", "gho_planted%2Bsecret%2F1")]
)
def test_a_secret_in_a_json_column_is_found(planted, spelling):
    canaries, secret = planted

    events.record("test", data={"deep": [{"er": spelling.format(secret)}]})

    assert canaries.leaks() == ["table accounts_event: planted"]


@pytest.mark.django_db
def test_a_secret_in_a_text_column_is_found(planted):
    canaries, secret = planted

    OAuthClient.objects.create(provider="x", client_id="x", secret_sealed=secret, fingerprint="f")

    assert canaries.leaks() == ["table integrations_oauthclient: planted"]


@pytest.mark.django_db
def test_a_secret_in_a_log_line_or_its_extras_is_found(planted):
    canaries, secret = planted

    logging.getLogger("patchbay.test").warning("sent %s", secret)
    assert canaries.leaks() == ["log: planted"]
    canaries.lines.clear()
    logging.getLogger("patchbay.test").warning("sent", extra={"headers": {"a": secret}})
    assert canaries.leaks() == ["log: planted"]


@pytest.mark.django_db
def test_a_secret_in_a_file_is_found(planted, settings):
    canaries, secret = planted
    leak = settings.DATA_DIR / "leak.txt"

    leak.write_text(f"token={secret}")
    found = canaries.leaks()
    leak.unlink()

    assert found == ["file leak.txt: planted"]


@pytest.mark.django_db
def test_a_secret_in_a_label_is_found(canaries):
    canaries.add("planted", "label-with-a-secret")

    metrics.limited.labels("label-with-a-secret").inc()

    assert "metrics: planted" in canaries.leaks()


@pytest.mark.django_db
def test_a_secret_on_a_page_is_found(planted):
    canaries, secret = planted

    canaries.pages.append(f"<input value='{secret}'>")

    assert canaries.leaks() == ["pages: planted"]


@pytest.mark.django_db
def test_a_secret_in_a_span_is_found(planted):
    canaries, secret = planted

    for told in listeners:
        told("provider", 0.1, True, {"url": secret})

    assert canaries.leaks() == ["traces: planted"]
