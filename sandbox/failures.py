"""Answers that the control endpoint ordered to go wrong."""

from dataclasses import asdict, dataclass, field
from threading import Lock

from django.http import HttpRequest, HttpResponse, JsonResponse


@dataclass
class Failure:
    """The next `times` matching answers fail: after a delay, with a status, or with none at all."""

    provider: str
    path: str = "/"
    method: str = ""
    times: int = 1
    status: int | None = None
    body: object = None
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0
    close: bool = False
    after: bool = False

    def matches(self, request: HttpRequest) -> bool:
        """Say whether this failure is meant for a request."""
        prefix = f"/{self.provider}/{self.path.lstrip('/')}"
        return request.path.startswith(prefix) and self.method.upper() in ("", request.method)

    def answer(self) -> HttpResponse:
        """Return the ordered answer: text as it is, anything else as JSON."""
        if isinstance(self.body, str):
            kind = self.headers.get("Content-Type", "text/plain; charset=utf-8")
            return HttpResponse(
                self.body, status=self.status, headers=self.headers | {"Content-Type": kind}
            )
        body = {"error": "injected failure"} if self.body is None else self.body
        return JsonResponse(body, status=self.status, headers=self.headers, safe=False)


_failures: list[Failure] = []
_lock = Lock()


def order(failure: Failure) -> None:
    """Let coming answers fail."""
    with _lock:
        _failures.append(failure)


def take(request: HttpRequest) -> Failure | None:
    """Use up one failure meant for this request, the first ordered first."""
    with _lock:
        failure = next((one for one in _failures if one.matches(request)), None)
        if failure:
            failure.times -= 1
            if failure.times <= 0:
                _failures.remove(failure)
    return failure


def ordered() -> list[dict]:
    """Return the failures still to come."""
    with _lock:
        return [asdict(failure) for failure in _failures]


def forget(provider: str = "") -> None:
    """Drop ordered failures, all or one provider's."""
    with _lock:
        _failures[:] = [one for one in _failures if provider not in ("", one.provider)]
