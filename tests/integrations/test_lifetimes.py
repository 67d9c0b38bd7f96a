"""Lifetimes of tokens as providers tell them, however strange."""

import pytest
from django.utils import timezone

from integrations.storing import after
from providers.grants import LONGEST, seconds


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (3600, 3600),
        ("3600", 3600),
        (3600.9, 3600),
        (10**30, LONGEST),
        ("1e300", LONGEST),
        (float("inf"), None),
        (float("nan"), None),
        (0, None),
        (-5, None),
        ("soon", None),
        ([], None),
    ],
)
def test_a_lifetime_always_ends_at_a_date(told, kept):
    assert seconds(told) == kept
    assert after(timezone.now(), kept) is None or kept
