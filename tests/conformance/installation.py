"""A whole server as `serve` starts it, with the sandbox beside it and demo data in it."""

import json
import os
import secrets
import subprocess
import sys
import time

import requests

from providers.registry import permissions, providers
from tests.sandbox_process import REPOSITORY, consent, free_port

PATIENCE = 60
DONE = "http://127.0.0.1/done"
# An app whose end users prove themselves by a secret.
MAKE_APP = """
import json
from accounts.models import ApiKey, App, Partner
partner = Partner.objects.get()
app = App(partner=partner, name="Readers", jwt_algorithm="HS256")
app.jwt_secret = "a secret of at least thirty-two bytes"
app.save()
key = ApiKey.objects.issue(partner.user, ApiKey.Kind.APP, "Readers", app=app)[1]
print(json.dumps({"id": app.pk, "key": key, "secret": app.jwt_secret}))
"""
MAKE_TEST_KEY = """
from accounts.models import ApiKey, Partner
user = Partner.objects.get().user
print(ApiKey.objects.issue(user, ApiKey.Kind.PARTNER, "CI", live=False)[1])
"""
NO_LIMIT = "from billing.models import Plan; Plan.objects.update(per_minute=10**6)"


class Installation:
    """Runs as long as it is used as a context; everything it keeps is in `folder`."""

    def __init__(self, folder):
        self.url = f"http://127.0.0.1:{free_port()}"
        self.sandbox_url = f"http://127.0.0.1:{free_port()}"
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "DATA_DIR": str(folder),
            "PORT": self.url.rpartition(":")[2],
            "SANDBOX_PORT": self.sandbox_url.rpartition(":")[2],
            "PUBLIC_URL": self.url,
            "PROVIDER_SANDBOX": "on",
        }
        self.log = folder / "serve.log"
        self.session = requests.Session()
        self.session.trust_env = False
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=REPOSITORY,
            env=self.environment,
            stdout=self.log.open("wb"),
            stderr=subprocess.STDOUT,
        )

    def __enter__(self):
        try:
            self.wait_until_it_answers()
            self.manage("shell", "--no-imports", "-c", NO_LIMIT)
            self.demo = json.loads(self.manage("demo_data", "--json"))
            self.test_key = self.manage("shell", "--no-imports", "-c", MAKE_TEST_KEY).strip()
            self.app = json.loads(self.manage("shell", "--no-imports", "-c", MAKE_APP))
        except BaseException:
            self.stop()
            raise
        self.session.headers["Authorization"] = f"Bearer {self.demo['api_key']}"
        return self

    def __exit__(self, *exc):
        self.stop()

    def wait_until_it_answers(self):
        deadline = time.monotonic() + PATIENCE
        while not (
            self.answers(f"{self.url}/readyz")
            and self.answers(f"{self.sandbox_url}/_control/health")
        ):
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.1)

    def answers(self, url):
        try:
            return self.session.get(url, timeout=2).ok
        except requests.RequestException:
            return False

    def manage(self, *command):
        """Run a management command and return what it printed."""
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=REPOSITORY,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    @property
    def variables(self):
        """Return the environment that every sample reads."""
        return {
            "PATCHBAY_URL": self.url,
            "PATCHBAY_KEY": self.demo["api_key"],
            "PATCHBAY_TEST_KEY": self.test_key,
            "PATCHBAY_ACCOUNT": self.account["external_id"],
            "PATCHBAY_APP": self.app["id"],
            "PATCHBAY_APP_KEY": self.app["key"],
            "PATCHBAY_APP_SECRET": self.app["secret"],
        }

    def begin_anew(self):
        """Take the providers back to their first data, and connect a new account with everything."""
        self.session.post(f"{self.sandbox_url}/_control/reset", timeout=60).raise_for_status()
        self.account = self.post("accounts", external_id=f"reader-{secrets.token_hex(4)}")
        for provider in providers().values():
            self.connect(provider.slug, sorted(permissions(provider)))

    def connect(self, provider, scopes):
        """Walk through the consent of a provider."""
        order = {"provider": provider, "scopes": scopes, "redirect_url": DONE}
        started = self.post(f"accounts/{self.account['id']}/connect", **order)
        callback = consent(started["connect_url"], person="mara")
        landed = self.session.get(callback, allow_redirects=False, timeout=30).headers["Location"]
        assert "status=success" in landed, (provider, landed)

    def post(self, path, **body):
        """Send JSON with the demo's key, and return the data that is answered."""
        answer = self.session.post(f"{self.url}/api/v1/{path}", json=body, timeout=30)
        answer.raise_for_status()
        return answer.json()["data"]

    def stop(self):
        self.process.terminate()
        self.process.wait(PATIENCE)
