"""What each request to LinkedIn's versioned API must carry."""

import re
from datetime import UTC, datetime

from django.http import HttpRequest

from sandbox.refusals import Refusal

KEPT = 12  # months
FORM = re.compile(r"20\d{2}(0[1-9]|1[0-2])")


def inspect(request: HttpRequest) -> None:
    """Refuse a call without version or protocol, or with a version of too long ago."""
    if not request.path.startswith("/linkedin/rest/"):
        return
    version = request.headers.get("LinkedIn-Version", "")
    if not version:
        raise Refusal("no_version")
    if not FORM.fullmatch(version) or not is_active(version):
        raise Refusal("old_version", f"Requested version {version} is not active")
    if request.headers.get("X-Restli-Protocol-Version") != "2.0.0":
        raise Refusal("invalid", "X-Restli-Protocol-Version must be 2.0.0")


def is_active(version: str) -> bool:
    """Say whether a month is neither to come nor too long ago."""
    now = datetime.now(UTC)
    age = (now.year - int(version[:4])) * 12 + now.month - int(version[4:])
    return 0 <= age <= KEPT
