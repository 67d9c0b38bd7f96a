"""Every provider route of the Cloud API reference, where it must say no: nobody is asked then."""

import pytest

from integrations.models import EnabledPermission
from providers.registry import permissions
from tests.contract.documented import ROUTES
from tests.contract.shapes import explained
from tests.factories import make_integration

each_route = pytest.mark.parametrize("route", ROUTES, ids=str)


def said(response):
    """Return status and both codes of an error, and its details."""
    error = response.json()
    assert error["ok"] is False
    return (response.status_code, error["error_code"], error["code"]), error["details"]


@each_route
def test_without_a_connection(caller, account, upstream, route):
    codes, details = said(route.call(caller))

    assert codes == (404, "INTEGRATION_NOT_FOUND", "NOT_FOUND")
    assert details["provider"] == route.provider


@each_route
def test_with_the_permission_off(caller, account, upstream, route):
    make_integration(account, route.provider)
    needed = route.offer.permission.id
    EnabledPermission.objects.filter(permission=needed).update(is_enabled=False)

    codes, details = said(route.call(caller))

    assert codes == (403, "PERMISSION_DENIED", "PERMISSION_DENIED")
    assert details == explained("PERMISSION_DENIED", permission=needed)


@each_route
def test_without_the_scope(caller, account, upstream, route):
    needed = route.offer.permission
    others = [name for name in permissions(route.offer.provider) if name != needed.id]
    make_integration(account, route.provider, enabled=others)

    codes, details = said(route.call(caller))

    assert codes == (403, "INTEGRATION_SCOPE_MISSING", "PERMISSION_DENIED")
    assert details["permission"] == needed.id
    assert set(details["missing_scopes"]) == set(needed.required)
    assert needed.id in details["reconnect"]["body"]["scopes"]
