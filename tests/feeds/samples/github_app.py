"""An issue that was opened in a repository of a person (https://docs.github.com/en/webhooks/webhook-events-and-payloads)."""

import hmac
import json
from hashlib import sha256

from tests.feeds.samples import SECRET, Sample

OPENED = {
    "action": "opened",
    "issue": {
        "url": "https://api.github.com/repos/mira-okafor/harbour/issues/7",
        "html_url": "https://github.com/mira-okafor/harbour/issues/7",
        "id": 73464126,
        "number": 7,
        "title": "Leak in the hull",
        "user": {"login": "octocat", "id": 583231, "type": "User"},
        "state": "open",
        "body": "It drips.",
    },
    "repository": {
        "id": 35129377,
        "name": "harbour",
        "full_name": "mira-okafor/harbour",
        "private": True,
        "owner": {"login": "mira-okafor", "id": 5021377, "type": "User"},
    },
    "sender": {"login": "octocat", "id": 583231, "type": "User"},
    "installation": {"id": 957387, "node_id": "MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9uOTU3Mzg3"},
}


def signed(sending):
    digest = hmac.new(sending.secret.encode(), sending.body, sha256).hexdigest()
    return {
        "X-GitHub-Event": "issues",
        "X-GitHub-Delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
        "X-Hub-Signature-256": f"sha256={digest}",
    }


SAMPLE = Sample(
    provider="github",
    feed="app",
    types=("issue.opened",),
    body=lambda sending: json.dumps(OPENED).encode(),
    headers=signed,
    environ={"WEBHOOK_SECRET_GITHUB": SECRET},
)
