"""What a query string asks of the list of jobs, checked and named when it is wrong."""

import re
from collections.abc import Mapping

from config.api.errors import Invalid
from config.api.pagination import DEFAULT_LIMIT, whole_number

STATUSES = ("pending", "processing", "completed", "failed")
SERVICE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_. -]{0,59}")
NOT_A_STATUS = f"Must be one of {', '.join(STATUSES)}."
NOT_A_SERVICE = "Must be the name of a service."


def check_filters(query: Mapping[str, str]) -> None:
    """Refuse a filter that no job could ever match; one that is left empty is as good as not sent."""
    whole_number(query, "limit", DEFAULT_LIMIT, least=1)
    status, service = query.get("status", ""), query.get("service", "")
    if status and status not in STATUSES:
        raise wrong("status", NOT_A_STATUS)
    if service and not SERVICE.fullmatch(service):
        raise wrong("service", NOT_A_SERVICE)


def wrong(name: str, problem: str) -> Invalid:
    """Return the error that names the field."""
    return Invalid(f"{name}: {problem}", fields={name: [problem]})
