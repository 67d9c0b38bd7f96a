"""A comment, as a dynamic webhook tells it (https://developer.atlassian.com/cloud/jira/platform/webhooks/)."""

import json
from hashlib import sha256

import jwt

from tests.feeds.samples import SECRET, Sample

LIFE, WINDOW = 180, 300
BODY = {
    "timestamp": 1712300100000,
    "webhookEvent": "comment_created",
    "comment": {
        "self": "https://northwind.atlassian.net/rest/api/2/issue/10042/comment/50001",
        "id": "50001",
        "author": {"accountId": "712020:0001", "displayName": "Mara Lindqvist"},
        "body": "I am looking into this.",
        "created": "2026-04-05T10:01:00.000+0000",
    },
    "issue": {
        "id": "10042",
        "self": "https://northwind.atlassian.net/rest/api/2/10042",
        "key": "HAR-42",
        "fields": {
            "summary": "Harbour lights flicker",
            "issuetype": {"name": "Bug"},
            "project": {"key": "HAR"},
            "assignee": {"accountId": "712020:0001", "displayName": "Mara Lindqvist"},
            "reporter": {"accountId": "712020:0002", "displayName": "Tomás Oliveira"},
            "priority": {"name": "High"},
            "status": {"name": "In Progress"},
        },
    },
    "matchedWebhookIds": [10001],
}


def signed(sending):
    claims = {"iss": "client-of-jira", "iat": int(sending.at), "exp": int(sending.at) + LIFE}
    token = jwt.encode(claims, key(sending), algorithm="HS256")
    return {
        "Authorization": f"Bearer {token}",
        "X-Atlassian-Webhook-Identifier": sha256(sending.body).hexdigest(),
    }


def key(sending):
    return sending.secret.ljust(32, "-")


SAMPLE = Sample(
    provider="jira",
    feed="issues",
    types=("comment.created",),
    body=lambda sending: json.dumps(BODY).encode(),
    headers=signed,
    environ={"WEBHOOK_SECRET_JIRA": SECRET.ljust(32, "-")},
    subscribed=True,
    remote_id="northwind.atlassian.net:10001",
    window=LIFE + WINDOW,
    signs_body=False,
)
