"""Mails that leave."""

from dataclasses import replace
from typing import Any

from config.api.errors import Invalid
from providers.definitions.microsoft.quirks.addresses import recipients
from providers.spec import Call, UpstreamRequest

RECIPIENTS = {"toRecipients": "to", "ccRecipients": "cc", "bccRecipients": "bcc"}


def send(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Graph takes the mail as an object beside what to do with it."""
    return replace(request, json={"message": message(call.arguments), **request.json})


def message(arguments: dict[str, Any]) -> dict[str, Any]:
    """Return a mail as Graph takes it; Invalid where nobody would get it."""
    people = {name: recipients(arguments.get(ours), ours) for name, ours in RECIPIENTS.items()}
    if not people["toRecipients"]:
        raise Invalid("to: name at least one recipient")
    return {"subject": arguments["subject"], "body": body(arguments), **people}


def body(arguments: dict[str, Any]) -> dict[str, str]:
    """Graph keeps one body, as text or as HTML; it makes the other by itself."""
    html = arguments.get("html")
    kind = "html" if html or arguments.get("isHtml") else "text"
    return {"contentType": kind, "content": html or arguments["body"]}


def reply(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Graph answers everybody at another address than the sender alone."""
    suffix = "All" if call.arguments.get("replyAll") else ""
    return replace(request, url=request.url + suffix)


def sent(body: Any, call: Call) -> dict[str, Any]:
    """Graph only accepts the mail for sending: it answers nothing, and there is no id yet."""
    return {"sent": True}
