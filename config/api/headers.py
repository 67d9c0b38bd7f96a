"""Headers of ours on an answer. Django looks at each twice when it is set, at all of a call some forty times."""

from collections.abc import Mapping

from django.http.response import HttpResponseBase, ResponseHeaders

from config.plain.headers import is_plain

Looked = dict[str, tuple[str, str]]  # what Django keeps: by name in small letters, name and value


def looked_at(headers: Mapping[str, str]) -> Looked:
    """Return headers as Django keeps them, or raise its BadHeaderError. For what many answers are to have."""
    if not is_plain(headers):
        return ResponseHeaders(headers)._store
    return {name.lower(): (name, value) for name, value in headers.items()}


def put(response: HttpResponseBase, headers: Looked) -> None:
    """Set headers that were looked at."""
    response.headers._store.update(headers)
