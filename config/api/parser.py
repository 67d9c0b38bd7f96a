"""Read JSON bodies strictly: size, encoding, depth, NUL and lone surrogates are each a clear 400 or 413."""

import json
import math
from typing import Any

from django.conf import settings
from rest_framework.parsers import BaseParser

from config.api.errors import Invalid, PayloadTooLarge

MAX_DEPTH = 20


class StrictJSONParser(BaseParser):
    """Parse a request body of at most `MAX_BODY_BYTES` into plain Python data."""

    media_type = "application/json"

    def parse(self, stream, media_type=None, parser_context=None) -> Any:
        raw = read_capped(stream, int(stream.META.get("CONTENT_LENGTH") or 0))
        return parse_json(raw) if raw.strip() else {}


def read_capped(stream, declared: int) -> bytes:
    """Read the body, refusing one that says it is, or turns out to be, too large."""
    limit = settings.MAX_BODY_BYTES
    if declared > limit:
        raise PayloadTooLarge()
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise PayloadTooLarge()
    return raw


def parse_json(raw: bytes) -> Any:
    """Return the value, or raise 400 naming what is wrong with the text."""
    try:
        data = json.loads(raw, parse_constant=_refuse_constant, parse_float=_finite)
    except (UnicodeDecodeError, ValueError) as exc:
        raise Invalid("The body is not valid JSON") from exc
    except RecursionError as exc:
        raise Invalid(f"The body is nested deeper than {MAX_DEPTH} levels") from exc
    check_value(data, MAX_DEPTH)
    return data


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
