"""What SQLite knows of its tables, so that a question to the request log does not read all of it."""

import pytest
from django.db import connection

from billing.models import UsageRecord
from config.statistics import gather
from tests.factories import make_partner, make_records

pytestmark = pytest.mark.django_db
IS_SQLITE = connection.vendor == "sqlite"


@pytest.fixture
def log():
    """The request log's answer to one request id, among many calls of one partner."""
    partner = make_partner()
    make_records(partner, ({"request_id": f"req-{number}"} for number in range(500)))
    calls = UsageRecord.objects.filter(partner_id=partner.pk, request_id="req-7")
    return calls.order_by("-ts", "-pk")[:50]


def test_a_request_is_found_by_its_id_once_the_tables_were_looked_at(log):
    known = gather()

    assert (known > 0) == IS_SQLITE
    assert [call.request_id for call in log] == ["req-7"]
    assert not IS_SQLITE or "usage_of_a_request" in log.explain()


def test_looking_again_changes_nothing(log):
    assert gather() == gather()
