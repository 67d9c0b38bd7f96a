"""An argument may need a permission of its own: it is checked as the tool's is, before anything leaves."""

from dataclasses import replace

import pytest

from config.api.errors import PermissionDenied, ScopeMissing
from integrations.selection import check_arguments
from providers.registry import Offer
from providers.spec import Permission
from tests.providers.made_up import made_up

AS_OTHER = "acme.write"


@pytest.fixture
def offer():
    provider = made_up()
    [service] = provider.services
    more = Permission(AS_OTHER, "Write as another.", ("things:write",))
    service = replace(service, permissions=(*service.permissions, more))
    tool = replace(service.tools[0], more_permissions={"q": AS_OTHER})
    return Offer(replace(provider, services=(service,)), service, tool)


@pytest.mark.django_db
def test_without_the_argument_nothing_more_is_needed(integration, offer, django_assert_num_queries):
    with django_assert_num_queries(0):
        check_arguments(integration, offer, {})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("row", "error"),
    [
        (None, ScopeMissing),
        ({"is_granted": False}, ScopeMissing),
        ({"is_enabled": False}, PermissionDenied),
    ],
)
def test_what_is_not_granted_or_switched_off_is_refused(integration, offer, row, error):
    if row is not None:
        integration.permissions.create(permission=AS_OTHER, **row)

    with pytest.raises(error):
        check_arguments(integration, offer, {"q": "x"})


@pytest.mark.django_db
def test_what_is_granted_and_on_goes_through(integration, offer):
    integration.permissions.create(permission=AS_OTHER)

    check_arguments(integration, offer, {"q": "x"})
