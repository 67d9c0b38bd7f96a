"""Requests to one provider: what leaves with a token, what comes back, and what the log learns of both."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager

from requests import Response

from config import http, metrics
from config.api.call_log import CallLog
from config.api.errors import ApiError, Invalid, OutcomeUnknown, ProviderError, ProviderUnavailable
from config.db import release_connection
from integrations import circuits
from integrations.decoding import decode
from integrations.lending import Overdue
from providers.pinning import check_outside, is_outside
from providers.spec import Provider, UpstreamAnswer, UpstreamRequest

TIMEOUT = (http.CONNECT_TIMEOUT, http.READ_TIMEOUT)
REPEATABLE = frozenset({"GET", "HEAD", "PUT", "DELETE"})  # RFC 9110 9.2.2
REQUEST_IDS = ("X-Request-Id", "X-GitHub-Request-Id", "X-Slack-Req-Id", "request-id")


class Wire:
    """Sends and reads; judges nothing. No database connection is held meanwhile."""

    def __init__(
        self,
        provider: Provider,
        log: CallLog,
        timeout: tuple[float, float] = TIMEOUT,
        *,
        is_read: bool = False,
        until: float | None = None,
    ) -> None:
        """`is_read`: nothing is changed, whatever methods the requests have.

        `until`: when whatever is not answered ends in Overdue, by `time.monotonic`; the place is only lent.
        """
        self.provider, self.log, self.timeout, self.is_read = provider, log, timeout, is_read
        self.until, self.scheme = until, "Bearer"
        self.is_outside = is_outside(provider)

    def exchange(
        self, request: UpstreamRequest, access: str, *, binary: bool = False
    ) -> UpstreamAnswer:
        """Send one request and return its decoded answer (bytes of a good one if `binary`)."""
        with self.watched(request) as answered:
            answer = self.read(self.sent(request, access), access, binary=binary)
            answered(answer.status)
        return answer

    def open(self, request: UpstreamRequest, access: str) -> Response:
        """Send one request and return the answer with its body unread."""
        with self.watched(request) as answered:
            response = self.sent(request, access)
            answered(response.status_code)
        return response

    def watched(self, request: UpstreamRequest) -> AbstractContextManager[Callable[[int], None]]:
        if request.outside:  # what an answer names is no URL until it is checked
            check_outside(self.provider, request.outside, request.url)
        return circuits.watched(self.provider, request, is_outside=self.is_outside)

    def sent(self, request: UpstreamRequest, access: str) -> Response:
        """Send one request with the token, timed for log and metrics."""
        release_connection()
        token, is_outside = self.allowed(request, access)
        timeout = self.time_left()
        started, status, request_id = time.perf_counter(), None, ""
        says_something = True
        try:
            response = http.send(
                request.method,
                request.url,
                params=request.params,
                json=request.json,
                data=request.data,
                headers={**request.headers, **token},
                timeout=timeout,
                stream=True,
                outside_host=is_outside,
            )
            status, request_id = response.status_code, provider_request_id(response)
            return response
        except http.Unreachable as exc:
            says_something = self.until is None  # who was given half a second will be asked again
            raise self.unanswered(exc, request.method) from exc
        except Invalid:  # of the upload that was being read: it says nothing about the provider
            says_something = False
            raise
        finally:
            seconds = time.perf_counter() - started
            self.log.sent(seconds * 1000, status, request_id)
            if says_something:
                metrics.provider_call(self.provider.slug, status, seconds)

    def time_left(self) -> tuple[float, float] | http.AllInAll:
        """Return how long a request may take. Raises Overdue."""
        if self.until is None:
            return self.timeout
        left = self.until - time.monotonic()
        if left <= 0:
            raise Overdue
        return http.AllInAll(total=left, connect=left, read=left)

    def body_seconds(self) -> float:
        """Return how long a body may take."""
        if self.until is None:
            return http.TOTAL_TIMEOUT
        return max(0.001, self.until - time.monotonic())

    def allowed(self, request: UpstreamRequest, access: str) -> tuple[dict[str, str], bool]:
        """Return the header with the token, where that may go, and whether the host is outside."""
        token = {"Authorization": f"{self.scheme} {access}"}
        if not request.outside:
            return token, self.is_outside
        is_trusted = request.outside in self.provider.trusted
        is_outside = check_outside(self.provider, request.outside, request.url)
        return token if is_trusted else {}, is_outside

    def read(self, response: Response, access: str, *, binary: bool = False) -> UpstreamAnswer:
        """Read and decode a body; should it repeat the token, the token is blanked."""
        started = time.perf_counter()
        try:
            body = decode(response, binary=binary, secret=access, seconds=self.body_seconds())
        except http.Unreachable as exc:
            raise self.unanswered(exc, response.request.method) from exc
        except http.AnswerTooLarge as exc:
            raise ProviderError(
                f"{self.provider.name} answered with {exc}",
                source="provider",
                status=response.status_code,
            ) from exc
        self.log.received((time.perf_counter() - started) * 1000)
        return UpstreamAnswer(response.status_code, response.headers, body)

    def unanswered(self, exc: http.Unreachable, method: str | None) -> ApiError | Overdue:
        """Return the error for no answer; a caller is told to try again only where that is safe."""
        if self.until is not None:
            return Overdue()
        if exc.sent and not self.is_read and method not in REPEATABLE:
            return OutcomeUnknown(self.provider.slug, source="provider")
        return ProviderUnavailable(self.provider.slug, source="provider")


def provider_request_id(response: Response) -> str:
    """Return the provider's own id of the request, for support on both sides."""
    return next((found for name in REQUEST_IDS if (found := response.headers.get(name))), "")
