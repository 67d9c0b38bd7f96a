"""Collect every secret that passes through a run, and look for them wherever something is kept."""

import base64
import json
import logging
import subprocess
from urllib.parse import quote

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client

from config import http
from config.logs import JSONFormatter

# These files are the secrets themselves; everything else under DATA_DIR is searched.
SECRET_FILES = {"secret_key", "api_key_pepper", "token_encryption_keys", "sandbox_client_secret"}


class Canaries:
    """The secrets of one run: planted, seen on the wire, or unsealed."""

    def __init__(self):
        self.secrets: dict[str, str] = {}
        self.lines: list[str] = []
        self.pages: list[str] = []
        self.spans: list[dict] = []

    def add(self, name, secret):
        """Remember a secret under a name that tells what it was."""
        if secret and len(secret) >= 8:
            self.secrets.setdefault(secret, name)

    def add_all(self, prefix, members):
        for name, value in members.items():
            if isinstance(value, str):
                self.add(f"{prefix} {name}", value)

    def listen_to_logs(self):
        """Return a handler that hears every record first, before anything could be scrubbed from it."""
        handler = logging.Handler(logging.DEBUG)
        handler.setFormatter(JSONFormatter())
        handler.emit = lambda record: self.lines.append(handler.format(record))
        logging.getLogger().handlers.insert(0, handler)
        return handler

    def listen_to_the_wire(self, monkeypatch):
        """Note tokens, codes, verifiers and client secrets as they leave and as they come."""
        send = http.send

        def heard(method, url, **options):
            response = send(method, url, **options)
            for part in ("data", "json"):
                if isinstance(options.get(part), dict):
                    self.add_all("sent", secrets_in(options[part]))
            self.add(
                "bearer", (options.get("headers") or {}).get("Authorization", "").partition(" ")[2]
            )
            if not options.get("stream"):
                self.add_all("answered", secrets_in(as_json(response)))
            return response

        monkeypatch.setattr(http, "send", heard)

    def leaks(self):
        """Return `place: what` for every secret that is kept anywhere."""
        places = {**tables(), **files(), **cached(), "metrics": metrics()}
        places["log"] = "\n".join(self.lines)
        places["traces"] = json.dumps(self.spans)
        places["pages"] = "\n".join(self.pages)
        return sorted(
            {
                f"{place}: {name}"
                for place, text in places.items()
                for secret, name in self.secrets.items()
                for spelling in spellings(secret)
                if spelling in text
            }
        )


NAMES = {
    "access_token",
    "refresh_token",
    "client_secret",
    "code",
    "code_verifier",
    "token",
    "id_token",
}


def secrets_in(document):
    """Return the secret members of a form or a token answer, those of Slack's `authed_user` too."""
    found = {name: value for name, value in document.items() if name in NAMES}
    return found | {
        f"user {n}": v for n, v in (document.get("authed_user") or {}).items() if n in NAMES
    }


def as_json(response):
    try:
        body = response.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def spellings(secret):
    """Return a secret as it is, percent-encoded, and inside base64."""
    return {secret, quote(secret, safe=""), base64.b64encode(secret.encode()).decode().rstrip("=")}


def tables():
    """Return every table of the database as text, all columns."""
    with connection.cursor() as cursor:
        return {
            f"table {name}": table(cursor, name) for name in connection.introspection.table_names()
        }


def table(cursor, name):
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
    return "\n".join(" ".join(map(as_text, row)) for row in cursor.fetchall())


def as_text(value):
    return bytes(value).decode("latin-1") if isinstance(value, (bytes, memoryview)) else str(value)


def files():
    """Return every file of the data folder as text: journal, logs, metrics, the database with its rest."""
    found = (path for path in settings.DATA_DIR.rglob("*") if path.is_file())
    return {
        f"file {path.relative_to(settings.DATA_DIR)}": content(path).decode("latin-1")
        for path in found
        if path.name not in SECRET_FILES
    }


def content(path):
    """Read a file in a process of its own: closing SQLite's here would end every lock this process has on it."""
    return subprocess.run(["cat", path], capture_output=True, check=True).stdout


def cached():
    """Return everything in Redis, where there is one."""
    if not settings.REDIS_URL:
        return {"cache": str(vars(cache).get("_cache", ""))}
    redis = cache.redis._cache.get_client()
    kept = {key: redis.get(key) for key in redis.scan_iter() if redis.type(key) == b"string"}
    return {"cache": str(kept)}


def metrics():
    return Client().get("/metrics").content.decode()
