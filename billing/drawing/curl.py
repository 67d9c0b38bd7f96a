"""A logged call as a curl command, with placeholders for all that is not kept. Pure."""

import re

from billing.models import UsageRecord
from billing.usage.routes import DECLARED, is_route

KEY = "$PATCHBAY_KEY"
ACCOUNT = "$PATCHBAY_ACCOUNT"
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
METHODS = WITH_BODY | {"GET", "DELETE", "HEAD"}


def curl_of(record: UsageRecord, origin: str, *, for_account: bool) -> str:
    """Return the command, or nothing for a call that reached no route of ours."""
    if record.method not in METHODS or not is_route(record.route):
        return ""
    lines = [f'curl{option(record.method)} "{origin}{path_of(record.route)}"']
    lines.append(f'-H "Authorization: Bearer {KEY}"')
    if for_account:
        lines.append(f'-H "X-Account-Id: {ACCOUNT}"')
    if record.method in WITH_BODY:
        lines += ['-H "Content-Type: application/json"', '-d "$BODY"']
    return " \\\n  ".join(lines)


def option(method: str) -> str:
    return {"GET": "", "HEAD": " --head"}.get(method, f" -X {method}")


def path_of(route: str) -> str:
    """Return a path with a shell variable in the place of each parameter: `<str:messageId>` is $MESSAGE_ID."""
    return DECLARED.sub(lambda m: f"${HUMP.sub('_', m[2]).upper()}", route)
