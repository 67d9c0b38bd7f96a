"""Spans as OTLP writes them in JSON (opentelemetry-proto, trace/v1): ids in hex, times and whole numbers as text."""

import time
from collections.abc import Iterable, Mapping
from typing import Any

from config.metrics.listeners import Fact
from config.tracing.places import Place

INTERNAL, SERVER, CLIENT = 1, 2, 3  # SpanKind
ERROR = 2  # StatusCode
NANOSECONDS = 1_000_000_000


def span(
    place: Place, name: str, kind: int, seconds: float, is_good: bool, facts: Mapping[str, Fact]
) -> dict[str, Any]:
    """Return a span that ends now and took so many seconds."""
    end = time.time_ns()
    return {
        "traceId": place.trace,
        "spanId": place.span,
        "parentSpanId": place.parent,
        "name": name,
        "kind": kind,
        "startTimeUnixNano": str(end - int(seconds * NANOSECONDS)),
        "endTimeUnixNano": str(end),
        "attributes": attributes(facts),
        "status": {} if is_good else {"code": ERROR},
    }


def attributes(facts: Mapping[str, Fact]) -> list[dict[str, Any]]:
    return [{"key": name, "value": value(fact)} for name, fact in facts.items() if fact != ""]


def value(fact: Fact) -> dict[str, str]:
    return {"intValue": str(fact)} if isinstance(fact, int) else {"stringValue": fact}


def document(resource: Mapping[str, str], version: str, spans: Iterable[dict[str, Any]]) -> dict:
    """Return the body of one export."""
    scope = {"name": "patchbay", "version": version}
    scoped = {"scope": scope, "spans": list(spans)}
    described = {"attributes": attributes({"service.version": version, **resource})}
    return {"resourceSpans": [{"resource": described, "scopeSpans": [scoped]}]}
