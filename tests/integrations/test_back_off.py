"""A token endpoint that fails is asked less and less often, and never at the same moment by all."""

import pytest

from integrations.backing_off import MAX_BACKOFF, back_off
from integrations.lease import Lease
from integrations.models import Token
from integrations.storing import reread

pytestmark = pytest.mark.django_db


def rest_after(token, failures, at_least=0.0):
    """Return the seconds of rest that the next failure brings."""
    Token.objects.update(failures=failures - 1)
    back_off(Lease.take(reread(token)), at_least)
    row = reread(token)
    assert (row.failures, row.lease_until, row.status) == (failures, None, "active")
    return row.rest_left(row.database_now)


# promise 41
@pytest.mark.parametrize("failures", [1, 2, 3, 5, 8, 9, 10, 40])
def test_each_failure_doubles_the_rest_up_to_five_minutes(token, failures):
    planned = min(MAX_BACKOFF, 2.0 ** min(failures, 10) / 2)

    rest = rest_after(token, failures)

    assert planned * 0.75 - 0.2 <= rest <= planned * 1.25


# promise 41
def test_no_two_rests_are_alike(token):
    rests = [rest_after(token, 9) for _ in range(8)]

    assert max(rests) - min(rests) > 1


# promise 41, 89
def test_what_the_provider_asked_for_is_the_least(token):
    assert all(rest_after(token, 1, at_least=60) > 59 for _ in range(8))
