"""The one shape of every answer: `{"ok": true, "data": …}`, or the error body with the request id."""

import json
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, JsonResponse
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from config.api.errors import ApiError
from config.api.problems import PROBLEM, problem_of, wants_problem
from config.api.request_id import current_request_id


class Answer(Response):
    """A successful answer; `beside` holds the members that stand next to `data` at top level."""

    def __init__(self, data: Any, **beside: Any) -> None:
        super().__init__(data)
        self.beside = beside

    def items(self) -> Iterable[tuple[str, str]]:
        """Return the headers as Django keeps them: it would look up each by its name."""
        return self.headers._store.values()


class EnvelopeRenderer(JSONRenderer):
    """Wrap what a view returned, and give errors their request id (or RFC 9457 form when asked)."""

    charset = None

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: dict | None = None,
    ) -> bytes:
        context = renderer_context or {}
        response = context["response"]
        if response.status_code < 400:
            body = self.success(data, response)
        else:
            body = error_document(data, context["request"], response)
        return super().render(body, accepted_media_type, context)

    def success(self, data: Any, response: Response) -> dict:
        return {"ok": True, "data": data, **getattr(response, "beside", {})}


class TopLevelRenderer(EnvelopeRenderer):
    """Put the members of a success beside `ok` instead of into `data`."""

    def success(self, data: Any, response: Response) -> dict:
        return {"ok": True, **data}


def error_document(body: dict, request: Any, response: Any) -> dict:
    """Return the error envelope, or the same error as an RFC 9457 document when the caller accepts it."""
    body = {**body, "request_id": current_request_id()}
    if not wants_problem(request):
        return body
    response.content_type = PROBLEM
    response["Content-Type"] = PROBLEM
    return problem_of(body, response.status_code)


def plain_error(request: HttpRequest, error: ApiError) -> JsonResponse:
    """Answer with the error envelope where no DRF view is at work (middleware, Django's handlers)."""
    body, problem = {**error.body(), "request_id": current_request_id()}, wants_problem(request)
    if problem:
        body = problem_of(body, error.status)
    return JsonResponse(
        json.loads(json.dumps(body)),
        status=error.status,
        headers=error.headers,
        content_type=PROBLEM if problem else "application/json",
    )
