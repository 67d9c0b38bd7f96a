"""The receivers that the docs show take what this server sends, and nothing else."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
import requests
from django.utils import timezone

from inbox.models import WebhookEndpoint, WebhookMessage
from inbox.models.endpoint import new_secret
from inbox.webhooks import rotating
from inbox.webhooks.exchange import send
from inbox.webhooks.recording import SYSTEM
from inbox.webhooks.sending import headers_of
from inbox.webhooks.signing import sign

GUIDE = Path(__file__).parents[2] / "docs" / "api" / "webhooks.md"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OF_RECEIVERS = "PATCHBAY_WEBHOOK_SECRET"
BLOCKS = {name: text for name, text in FENCE.findall(GUIDE.read_text()) if OF_RECEIVERS in text}
FILES = {"python": "receiver.py", "js": "receiver.mjs"}
PROGRAMS = {"python": sys.executable, "js": shutil.which("node"), "sh": shutil.which("openssl")}
# What is not installed on this machine is tried on others.
RECEIVERS = [name for name in FILES if PROGRAMS[name]]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(params=RECEIVERS)
def sample(request, endpoint, tmp_path):
    """Run a receiver of the guide with an endpoint's secret, and lead the endpoint to it."""
    file = tmp_path / FILES[request.param]
    file.write_text(BLOCKS[request.param])
    port = free_port()
    known = {"PATCHBAY_WEBHOOK_SECRET": endpoint.secret, "PORT": str(port), "PATH": ""}
    process = subprocess.Popen([PROGRAMS[request.param], file], env=known)
    WebhookEndpoint.objects.update(url=f"http://127.0.0.1:{port}/")
    endpoint.refresh_from_db()
    wait_for(port)
    yield endpoint
    process.kill()
    process.wait()


def wait_for(port):
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            return socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
    raise TimeoutError


def signed(endpoint, age, secret=""):
    stamp = int((timezone.now() - age).timestamp())
    signature = sign("msg_1", stamp, BODY, [secret or endpoint.secret])
    return {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(stamp),
        "webhook-signature": signature,
    }


BODY = '{"id":"msg_1","type":"webhook.test"}'


# promise 105
@pytest.mark.django_db
def test_a_sample_takes_what_is_genuine_and_refuses_what_is_old_or_altered(sample):
    now = signed(sample, timedelta())
    spoiled = {
        "old": (signed(sample, timedelta(minutes=6)), BODY),
        "of the future": (signed(sample, -timedelta(minutes=6)), BODY),
        "altered": (now, BODY.replace("test", "tast")),
        "another id": (now | {"webhook-id": "msg_2"}, BODY),
        "another secret": (signed(sample, timedelta(), new_secret()), BODY),
        "no signature": (now | {"webhook-signature": ""}, BODY),
        "no time": (now | {"webhook-timestamp": "soon"}, BODY),
        "nothing": ({}, BODY),
    }

    taken = send(sample.url, BODY, now)
    refused = {why: post(sample.url, *sent) for why, sent in spoiled.items()}

    assert taken.status_code == 204
    assert refused == dict.fromkeys(spoiled, 401)


# promise 106
@pytest.mark.django_db
def test_a_sample_goes_on_with_the_former_secret_while_both_sign(sample):
    rotating.rotate(sample, timedelta(hours=1), SYSTEM)

    headers = headers_of(sample, WebhookMessage(public_id="msg_1", body=BODY))

    assert send(sample.url, BODY, headers).status_code == 204


def post(url, headers, body):
    return requests.post(url, data=body.encode(), headers=headers, timeout=5).status_code


@pytest.mark.parametrize("shell", [name for name in ("sh",) if PROGRAMS[name]])
def test_the_shell_prints_the_signature(tmp_path, shell):
    secret = new_secret()
    (tmp_path / "body.json").write_text(BODY)
    known = {OF_RECEIVERS: secret, "WEBHOOK_ID": "msg_1", "WEBHOOK_TIMESTAMP": "1771977600"}

    printed = subprocess.run(
        [shell, "-c", BLOCKS[shell]],
        env=known | {"PATH": os.environ["PATH"]},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert printed.strip() == sign("msg_1", 1771977600, BODY, [secret])


def test_the_guide_has_a_short_receiver_in_every_language():
    assert set(BLOCKS) == {"sh", "python", "js"}
    assert all(len(text.splitlines()) <= 25 for text in BLOCKS.values())
