"""The sandbox providers' control endpoint: what a test orders of them."""

import json
import urllib.request
from typing import Any

from bench.faults.stage import SANDBOX, Stage


def expire(stage: Stage) -> None:
    """End all access tokens at once."""
    control(stage, "expire", {"provider": "google"})


def fail(stage: Stage, failure: dict[str, object]) -> None:
    """Let the provider fail as ordered, until told otherwise."""
    control(stage, "failures", {"provider": "google", "times": 10_000} | failure)


def forget_failures(stage: Stage) -> None:
    """Let the providers answer as they should."""
    control(stage, "failures", method="DELETE")


def control(
    stage: Stage, path: str, order: dict[str, object] | None = None, method: str = "POST"
) -> Any:
    url = f"http://127.0.0.1:{stage.port(SANDBOX)}/_control/{path}"
    body = None if order is None else json.dumps(order).encode()
    request = urllib.request.Request(url, body, method=method)
    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
        return json.load(answer)
