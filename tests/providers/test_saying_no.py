"""A person who says no, and what whoever asked is told: the same for every provider."""

import pytest

from providers.registry import providers


@pytest.mark.parametrize("slug", providers())
def test_saying_no_returns_access_denied(caller, slug):
    assert caller.connect(slug, decision="deny") == {"error": "access_denied"}
    assert caller.integrations() == []
