"""One provider call under way: sends with the connection's token, heals a refused token once, maps errors."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Any

from requests import Response

from config.api.call_log import CallLog
from config.api.errors import ApiError, ProviderUnavailable, TokenError
from config.db import release_connection
from integrations import holds, outcome, tokens
from integrations.lending import Overdue
from integrations.models import Token
from integrations.retries import SAFE, NoRetries, Retries, repeated, retries_of, wait_before_next
from integrations.wire import Wire
from providers.failures import details_of, error_of, failure_of, wait_of
from providers.oauth_apps import app_token
from providers.pinning import Facts, located
from providers.registry import Offer
from providers.spec import Failure, UpstreamAnswer, UpstreamRequest

AT_ONCE = 8
DEAD = frozenset({Failure.TOKEN, Failure.REVOKED})


class ProviderCall:
    """What hooks see of a call (`providers.spec.Call`): every request of it leaves here."""

    def __init__(
        self,
        offer: Offer,
        token: Token,
        arguments: dict[str, Any],
        log: CallLog,
        upload: Any = None,
        *,
        until: float | None = None,
    ) -> None:
        """`until`: when a place that is only lent is given back, by `time.monotonic`."""
        self.provider, self.tool = offer.provider, offer.tool
        self.arguments, self.upload = arguments, upload
        self.offer = offer
        self.wire = Wire(offer.provider, log, is_read=offer.tool.is_read, until=until)
        self.retries = retries_of(log) if until is None else NoRetries()
        self.as_app = offer.tool.as_app
        self.notes: dict[str, Any] = {}
        self.connection = Facts(token.integration.provider_data)
        self.token = token
        self.access = app_token(self.provider) if self.as_app else token.access_token
        if self.as_app:
            self.wire.scheme = self.provider.app_token.scheme
        self.healed = self.limited = False
        self.answered: UpstreamAnswer | None = None

    def url(self, upstream_url: str) -> str:
        return located(self.provider, upstream_url, self.connection)

    def send(self, request: UpstreamRequest, *, binary: bool = False) -> UpstreamAnswer:
        """Send and decode, unless `binary`; raise our error for any failure of the provider."""
        with self.wire.log.stage("provider"):
            return self._judged(
                request, lambda: self.wire.exchange(request, self.access, binary=binary)
            )

    def stream(self, request: UpstreamRequest) -> Response:
        """Send and return the open answer, its body unread."""
        opened: list[Response] = []

        def attempt() -> UpstreamAnswer:
            opened.append(self.wire.open(request, self.access))
            if opened[-1].status_code < 300:
                return UpstreamAnswer(opened[-1].status_code, opened[-1].headers, None)
            return self.wire.read(opened[-1], self.access)

        with self.wire.log.stage("provider"):
            self._judged(request, attempt)
        return opened[-1]

    def send_each(self, requests: Iterable[UpstreamRequest]) -> list[UpstreamAnswer | None]:
        """Send many side by side. The threads use no database: a member that fails is simply None."""
        release_connection()
        with self.wire.log.stage("provider"), ThreadPoolExecutor(AT_ONCE) as pool:
            answers = list(pool.map(self._quietly, requests))
        return [answer if answer and self._is_good(answer) else None for answer in answers]

    def _is_good(self, answer: UpstreamAnswer) -> bool:
        failure = failure_of(self.provider, answer)
        if failure:
            self._hold_back(answer, failure)
        return failure is None

    def _quietly(self, request: UpstreamRequest) -> UpstreamAnswer | None:
        def attempt() -> UpstreamAnswer:
            return self.wire.exchange(request, self.access)

        try:
            return self._repeated(request, attempt, self.retries.of_a_member())
        except ApiError:
            return None

    def _repeated(
        self, request: UpstreamRequest, attempt: Callable[[], UpstreamAnswer], retries: Retries
    ) -> UpstreamAnswer:
        """Make one attempt, and more while that may help and cannot do anything twice."""
        is_read = self.tool.is_read
        wait = partial(wait_before_next, self.provider, request, is_read=is_read)
        return repeated(attempt, wait, retries)

    def _hold_back(self, answer: UpstreamAnswer, failure: Failure) -> None:
        """Remember a rate limit, once a call."""
        if failure.kind == Failure.RATE and not self.limited:
            self.limited = True
            integration, seconds = self.token.integration, wait_of(answer, failure)
            holds.hold_back(integration, self.offer, failure, seconds)

    def _judged(
        self, request: UpstreamRequest, attempt: Callable[[], UpstreamAnswer]
    ) -> UpstreamAnswer:
        answer = self._repeated(request, attempt, self.retries)
        failure = failure_of(self.provider, answer)
        if failure and self._healed(failure, answer, request):
            answer = self._repeated(request, attempt, self.retries)
            failure = failure_of(self.provider, answer)
        self.answered = answer
        if failure is None:
            self._note_change(request)
            return answer
        self._hold_back(answer, failure)
        if self.as_app and failure.kind in DEAD:  # the operator's token: no connection is at fault
            failure = replace(failure, kind=Failure.OTHER)
        if failure.kind == Failure.REVOKED:
            outcome.refused(self.token, Token.Status.REVOKED, failure.reason or "revoked")
        raise error_of(self.provider, answer, failure)

    def _note_change(self, request: UpstreamRequest) -> None:
        """Remember that a write was carried out: a later request of the call may fail."""
        asks_only = self.tool.is_read or request.asks_only or request.method in SAFE
        if not asks_only:
            self.wire.log.has_changed = True

    def _healed(self, failure: Failure, answer: UpstreamAnswer, request: UpstreamRequest) -> bool:
        """Get a better token for a refused one, once a call; say whether to send the request again.

        A 401 was not executed, so any method may be repeated, unless its body was a stream that is spent.
        """
        if self.as_app:  # it is not the person's token that was refused
            return False
        if self.healed or failure.kind not in DEAD:
            return False
        if self.wire.until is not None:  # a lent place is not there to refresh in
            raise Overdue
        self.healed = True
        better = self._better_token(failure, answer)
        if better is None:
            return False
        self.token, self.access = better, better.access_token
        if request.is_stream:
            reason = "the access token was renewed; send the upload again"
            raise ProviderUnavailable(self.provider.slug, stage="upload", reason=reason)
        return True

    def _better_token(self, failure: Failure, answer: UpstreamAnswer) -> Token | None:
        """Refresh; or, told that the token was revoked, look whether a refresh elsewhere has replaced it."""
        if failure.kind == Failure.REVOKED:
            return tokens.newer_than(self.token)
        try:
            with self.wire.log.stage("refresh"):
                return tokens.refresh_once(self.provider, self.token)
        except TokenError as exc:
            exc.details |= details_of(self.provider, answer)
            raise
