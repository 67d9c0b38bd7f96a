"""What the server alone can do: a WSGI app that fetches from the provider with urllib3 and returns the bytes."""

import os
from collections.abc import Callable, Iterable
from typing import Any

import urllib3

UPSTREAM = os.environ["BENCH_UPSTREAM"]
pool = urllib3.PoolManager(maxsize=64, retries=False)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Fetch and return what came."""
    answer = pool.request("GET", f"{UPSTREAM}{environ['PATH_INFO']}")
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(answer.data)))]
    start_response("200 OK", headers)
    return [answer.data]
