"""Instances from some of their columns: the same rows as the ORM's, and what was not read is read when asked for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Partner, User
from config.instances import instance_of, relate


@pytest.fixture
def some(partner):
    """The partner with two of its columns."""
    return instance_of(Partner, {"id": partner.pk, "status": partner.status})


def test_it_is_the_row_of_the_database(some, partner):
    assert some == partner
    assert not some._state.adding
    assert some.is_suspended is False
    assert some.get_deferred_fields() >= {"company_name", "contact_email"}


def test_a_column_that_was_not_read_costs_one_statement(some, partner):
    with CaptureQueriesContext(connection) as queries:
        assert (some.company_name, some.company_name) == (partner.company_name,) * 2

    assert len(queries) == 1


def test_saving_it_writes_what_was_read_and_nothing_else(some, partner):
    Partner.objects.update(company_name="Renamed meanwhile")
    some.status = Partner.Status.SUSPENDED

    some.save()

    partner.refresh_from_db()
    assert (partner.status, partner.company_name) == ("suspended", "Renamed meanwhile")


def test_relations_are_where_they_are_looked_for(some, partner, django_assert_num_queries):
    user = instance_of(User, {"id": partner.user_id, "is_active": True})
    relate(user, partner=some)
    relate(some, user=user)

    with django_assert_num_queries(0):
        assert user.active_partner is some
        assert some.user is user


def test_a_relation_that_leads_nowhere_is_not_looked_for(partner, django_assert_num_queries):
    relate(partner.user, partner=None)

    with django_assert_num_queries(0):
        assert partner.user.active_partner is None
