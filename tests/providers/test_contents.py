"""Contents of files, read from what callers write."""

import pytest

from config.api.errors import Invalid
from providers.contents import decoded


@pytest.mark.parametrize("value", ["aGVsbG8=", "aGVs\nbG8=\r\n", " aGVs bG8= "])
def test_base64_may_be_broken_into_lines(value):
    assert decoded(value, "content") == b"hello"


@pytest.mark.parametrize("value", ["aGVsbG8", "hello!", "é", "=aGVsbG8"])
def test_anything_else_is_invalid_and_names_its_field(value):
    with pytest.raises(Invalid, match="content: the content is not base64"):
        decoded(value, "content")
