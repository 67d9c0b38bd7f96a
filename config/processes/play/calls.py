"""What one does with a connected account: read mail, send mail, look at channels, see the usage."""

from datetime import datetime

from config.processes.play.client import Api, StepFailed
from config.processes.play.screen import Screen

LIST_MAIL = "/gmail/messages?limit=5"


def read_mail(api: Api, screen: Screen) -> list[dict]:
    """List the newest messages and show their subjects."""
    messages = api.call("GET", LIST_MAIL)["messages"]
    if not messages:
        raise StepFailed(f"GET {LIST_MAIL}", "at least one message", "an empty list")
    screen.step(f"GET  /api/v1{LIST_MAIL}", f"{len(messages)} messages")
    for message in messages:
        screen.detail(f"{message['subject']}  ({message['from']})")
    return messages


def send_mail(api: Api, screen: Screen) -> None:
    """Send a message, and find it in the list."""
    subject = f"Hello from Patchbay at {datetime.now():%H:%M:%S}"
    body = {"to": "grace@example.com", "subject": subject, "body": "Sent through one API."}
    sent = api.call("POST", "/gmail/send", body)
    screen.step("POST /api/v1/gmail/send", subject)
    if sent["id"] not in {message["id"] for message in read_mail(api, screen)}:
        raise StepFailed(f"GET {LIST_MAIL}", "the message just sent", "a list without it")


def list_channels(api: Api, screen: Screen) -> None:
    """List the channels of the workspace."""
    channels = api.call("GET", "/slack/channels")["channels"]
    if not channels:
        raise StepFailed("GET /slack/channels", "at least one channel", "an empty list")
    names = ", ".join(f"#{channel['name']}" for channel in channels)
    screen.step("GET  /api/v1/slack/channels", names)


def show_usage(api: Api, screen: Screen) -> None:
    """Show what the calls have cost."""
    headers = api.last.headers
    usage = api.call("GET", "/me")["usage"]
    screen.step("GET  /api/v1/me", f"{usage['current']} of {usage['limit']} calls this month")
    limits = {name: value for name, value in headers.items() if name.startswith("X-RateLimit-")}
    if not limits:
        raise StepFailed("the call before", "X-RateLimit-* headers", "none")
    for name, value in limits.items():
        screen.detail(f"{name}: {value}")
