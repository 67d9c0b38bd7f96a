"""Tell errors the way the apps API does: `{"error": {"code", "message", "remediation", …}}`."""

from typing import Any

from django.conf import settings
from rest_framework.response import Response

from config.api.call_log import CallLog, call_log_of
from config.api.errors import ApiError
from config.api.handling import noted
from config.api.problems import PROBLEM, problem_document, wants_problem
from config.api.request_id import current_request_id
from integrations.apps_api.errors import ExecutionFailed
from integrations.apps_api.remedies import code_of, remedy_of


def handle(exc: Exception, context: dict[str, Any]) -> Response:
    """Turn whatever a view raised into an error of this API."""
    error = noted(exc, context["request"], getattr(context.get("view"), "allowed_methods", []))
    if isinstance(error, ExecutionFailed):
        record_cause(error, call_log_of(context["request"]))
    if wants_problem(context["request"]):
        return Response(
            as_problem(error), error.status, headers=error.headers, content_type=PROBLEM
        )
    return Response({"error": told(error)}, status=error.status, headers=error.headers)


def record_cause(error: ExecutionFailed, log: CallLog) -> None:
    """Record and count the call by what happened, not by how this API tells it."""
    log.failed(error.cause, error.cause)
    log.answered_as = error.cause.status


def told(error: ApiError) -> dict[str, Any]:
    """Return the members of the error body; `details` only where there are any."""
    code = code_of(error)
    body = {
        "code": code,
        "message": str(error),
        "remediation": remedy_of(error),
        "documentation_url": f"{settings.PUBLIC_URL}/docs/apps#{code}",
    }
    return body | ({"details": error.details} if error.details else {})


def as_problem(error: ApiError) -> dict[str, Any]:
    """Return an error of this API as an RFC 9457 document: its members beside those that are standard."""
    body = told(error)
    code, sentence, link = (body.pop(name) for name in ("code", "message", "documentation_url"))
    ours = {"error_code": code, **body, "request_id": current_request_id()}
    return problem_document(link, error.status, sentence, ours)
