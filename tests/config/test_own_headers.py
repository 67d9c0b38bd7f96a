"""Headers of ours are set as Django would set them, in one step."""

import pytest
from django.http import BadHeaderError, HttpResponse

from config.api.headers import looked_at, put


@pytest.mark.parametrize("text", ["1", 'a;q="5", b', "", "café", "日本"])
def test_a_header_is_kept_as_django_keeps_it(text):
    ours, theirs = HttpResponse(), HttpResponse()
    theirs["X-Some-Thing"] = text

    put(ours, looked_at({"X-Some-Thing": text}))

    assert ours.serialize_headers() == theirs.serialize_headers()
    assert ours["x-some-thing"] == theirs["x-some-thing"]


@pytest.mark.parametrize(("name", "text"), [("X-A", "a\r\nB: c"), ("X-A\nB", "a"), ("X-A", "a\n")])
def test_a_line_break_is_refused(name, text):
    with pytest.raises(BadHeaderError):
        looked_at({name: text})
