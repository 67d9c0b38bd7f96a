"""GET /openapi.json: for everybody, made once, and not sent again to whoever has it."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

URL = "/openapi.json"


def test_everybody_gets_it(client):
    response = client.get(URL)

    body = response.json()
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    assert body["servers"] == [{"url": settings.PUBLIC_URL}]
    assert body["info"]["version"] == settings.VERSION
    assert response["X-Request-Id"]


def test_it_is_made_once(client, monkeypatch):
    first = client.get(URL)
    monkeypatch.setattr("tools_catalog.openapi.generator.Generator", None)

    again = client.get(URL)

    assert again.content == first.content


def test_whoever_has_it_is_told_so(client):
    first = client.get(URL)

    known = client.get(URL, headers={"If-None-Match": first["ETag"]})
    other = client.get(URL, headers={"If-None-Match": '"other"'})

    assert (known.status_code, known.content) == (304, b"")
    assert known["ETag"] == first["ETag"]
    assert other.status_code == 200


@pytest.mark.parametrize(("method", "status"), [("head", 200), ("post", 405), ("delete", 405)])
def test_it_is_only_read(client, method, status):
    response = getattr(client, method)(URL)

    assert response.status_code == status
    assert response.content == b""


def test_it_holds_no_secret_and_no_key(client):
    text = client.get(URL).content.decode()

    assert settings.SECRET_KEY not in text
    assert not [pepper for pepper in settings.API_KEY_PEPPERS if pepper in text]


ROUTES = """
import django, json, sys
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
print(json.dumps(sorted(sys.modules)))
"""


def test_a_server_starts_without_what_makes_it():
    ran = subprocess.run(
        [sys.executable, "-c", ROUTES],
        capture_output=True,
        text=True,
        check=True,
        env=environment(),
    )

    loaded = set(json.loads(ran.stdout.splitlines()[-1]))
    assert "accounts.views.me" in loaded
    assert not loaded & {
        "drf_spectacular.openapi",
        "config.api.schema",
        "tools_catalog.openapi.generator",
    }


def environment():
    return os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"}
