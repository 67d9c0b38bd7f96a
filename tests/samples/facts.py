"""What a request says, in one form, whoever made it."""

import json
from urllib.parse import parse_qsl, urlsplit

OURS = ("Authorization", "X-Account-Id", "Content-Type")


def facts_of(method, url, headers, body):
    """Return method, path, query, our headers and the text of the body, comparable with `==`."""
    parts = urlsplit(url)
    query = sorted(parse_qsl(parts.query, keep_blank_values=True))
    named = {name: headers[name] for name in OURS if name in headers}
    is_json = named.get("Content-Type") == "application/json"
    return method, parts.path, query, named, json.loads(body) if is_json else body or ""


def facts_meant(call):
    """Return the facts of the request that a sample stands for."""
    headers = {"Authorization": "Bearer KEY"} if call.has_key else {}
    headers |= {"X-Account-Id": "user-1"} if call.for_account else {}
    headers |= {"Content-Type": call.content_type} if call.content_type else {}
    body = call.body if call.body is not None else call.content or ""
    return call.method, call.path, sorted(call.query.items()), headers, body
