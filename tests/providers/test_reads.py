"""Which calls change nothing, so that they may be repeated: it is not the method alone that tells."""

import pytest

from providers.registry import tools

READING = (".read", ".search")
BY_POST = [offer for offer in tools().values() if offer.tool.route.startswith("POST ")]


@pytest.mark.parametrize("offer", BY_POST, ids=lambda offer: offer.tool.name)
def test_what_a_reading_permission_opens_changes_nothing_whatever_its_method(offer):
    # promise 89
    assert offer.tool.is_read == offer.permission.id.endswith(READING)
