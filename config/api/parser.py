"""Read JSON bodies strictly: size, encoding, depth, NUL and lone surrogates are each a clear 400 or 413."""

import json
import math
import re
from typing import Any

from django.conf import settings
from rest_framework.parsers import BaseParser

from config.api.errors import Invalid, PayloadTooLarge

MAX_DEPTH = 20
# Ten megabytes of empty lists would take hundreds of megabytes and more than a second to read.
MAX_VALUES = 250_000
# Each character belongs to one match at most, whatever is left open: the time grows with the text alone.
_TEXTS = re.compile(rb'"(?:[^"\\]|\\.)*+"?', re.DOTALL)


class StrictJSONParser(BaseParser):
    """Parse a body of at most `MAX_BODY_BYTES`, or what the view takes at most, into plain Python data."""

    media_type = "application/json"

    def parse(self, stream, media_type=None, parser_context=None) -> Any:
        view = (parser_context or {}).get("view")
        limit = getattr(view, "max_body_bytes", None) or settings.MAX_BODY_BYTES
        raw = read_capped(stream, int(stream.META.get("CONTENT_LENGTH") or 0), limit)
        return parse_json(raw) if raw.strip() else {}


def read_capped(stream, declared: int, limit: int) -> bytes:
    """Read the body, refusing one that says it is, or turns out to be, larger than `limit` bytes."""
    if declared > limit:
        raise too_large(limit)
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise too_large(limit)
    return raw


def too_large(limit: int) -> PayloadTooLarge:
    if limit >= settings.MAX_BODY_BYTES:
        return PayloadTooLarge()
    return PayloadTooLarge(f"The body is larger than {limit // 1024} KB")


def parse_json(raw: bytes) -> Any:
    """Return the value, or raise 400 naming what is wrong with the text."""
    check_count(raw)
    try:
        # Given bytes, it would guess at UTF-16 as well, in which nothing above counts what it means to.
        text = raw.decode("utf-8-sig", "surrogatepass")
        data = json.loads(text, parse_constant=_refuse_constant, parse_float=_finite)
    except (UnicodeDecodeError, ValueError) as exc:
        raise Invalid("The body is not valid JSON") from exc
    except RecursionError as exc:
        raise Invalid(f"The body is nested deeper than {MAX_DEPTH} levels") from exc
    check_value(data, MAX_DEPTH)
    return data


def check_count(raw: bytes) -> None:
    """Refuse more values than anybody means, before each becomes an object in memory."""
    if separators(raw) > MAX_VALUES and separators(_TEXTS.sub(b"", raw)) > MAX_VALUES:
        raise Invalid(f"The body holds more than {MAX_VALUES} values")


def separators(raw: bytes) -> int:
    """Count what stands before values; in texts it stands for itself."""
    return sum(map(raw.count, (b",", b"[", b"{")))


def check_value(value: Any, depth: int) -> None:
    """Refuse what the database or a provider could not hold."""
    if depth < 0:
        raise Invalid(f"The body is nested deeper than {MAX_DEPTH} levels")
    if isinstance(value, str):
        check_text(value)
    elif isinstance(value, list):
        for item in value:
            check_value(item, depth - 1)
    elif isinstance(value, dict):
        for name, item in value.items():
            check_text(name)
            check_value(item, depth - 1)


def check_text(text: str) -> None:
    if "\0" in text:
        raise Invalid("The body holds a NUL character")
    try:
        text.encode()
    except UnicodeEncodeError as exc:
        raise Invalid("The body holds half a surrogate pair") from exc


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _finite(text: str) -> float:
    """Read a number; 1e999 would become an infinity, which no JSON can hold again."""
    number = float(text)
    if math.isinf(number):
        raise ValueError(text[:40])
    return number
