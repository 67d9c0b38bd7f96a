"""What the newcomer takes along: the address, the log-in, the key, and calls to paste."""

import json
import shlex

from django.conf import settings

from config.processes.play.partner import EXTERNAL_ID
from config.processes.play.screen import Screen

MAIL = {"to": "grace@example.com", "subject": "Pasted", "body": "Sent with curl."}
SHORT_LIVED = "The log-in and the key end when the next demo or demo_data makes fresh ones."


def say_farewell(made: dict, screen: Screen) -> None:
    """Print everything needed to go on alone."""
    screen.title("Yours to go on with")
    screen.detail(f"address   {settings.PUBLIC_URL}")
    screen.detail(f"log-in    {made['email']}  {made['password']}")
    screen.detail(f"API key   {made['api_key']}")
    screen.detail(f"account   X-Account-Id: {EXTERNAL_ID}")
    screen.detail(SHORT_LIVED)
    screen.title("The same calls to paste")
    for line in curl_lines(made["api_key"]):
        screen.say(line)


def curl_lines(key: str) -> list[str]:
    """Return shell lines for the calls the demo made."""
    return [
        curl(key, "/accounts"),
        curl(key, "/gmail/messages?limit=5", account=EXTERNAL_ID),
        curl(key, "/gmail/send", account=EXTERNAL_ID, body=MAIL),
        curl(key, "/slack/channels", account=EXTERNAL_ID),
    ]


def curl(key: str, path: str, *, account: str | None = None, body: dict | None = None) -> str:
    """Return one shell line that makes a call."""
    words = ["curl", "-sS", f"{settings.PUBLIC_URL}/api/v1{path}"]
    words += ["-H", f"Authorization: Bearer {key}"]
    if account:
        words += ["-H", f"X-Account-Id: {account}"]
    if body:
        words += ["-H", "Content-Type: application/json", "-d", json.dumps(body)]
    return shlex.join(words)
