"""DELETE /v1/<app>/integrations/configure/<toolkit>."""

import pytest

from accounts.models import Event
from integrations.models import Integration
from tests.factories import make_account, make_app, make_integration


def disable(api, toolkit):
    return api.write(f"configure/{toolkit}", method="DELETE")


def test_switches_a_toolkit_off_and_keeps_its_row(app_api, app):
    app.toolkit_configs.create(toolkit="gmail", display_name="Mail")

    response = disable(app_api, "gmail")

    assert (response.status_code, response.content) == (204, b"")
    assert list(app.toolkit_configs.values_list("display_name", "is_enabled")) == [("Mail", False)]
    assert Event.objects.get(type="app.toolkit_disabled").data["toolkit"] == "gmail"


@pytest.mark.parametrize("toolkit", ["gmail", "no-such-toolkit", "%00"])
def test_what_is_not_on_is_as_good_as_switched_off(app_api, toolkit):
    assert disable(app_api, toolkit).status_code == 204
    assert not Event.objects.exists()


def test_what_is_connected_stays(app_api, app, partner):
    app.toolkit_configs.create(toolkit="github")
    make_integration(make_account(partner))

    disable(app_api, "github")

    assert Integration.objects.get().status == "active"
    assert len(app_api.read("connections").json()["connections"]) == 1


def test_another_apps_toolkit_is_not_touched(app_api, partner):
    other = make_app(partner).toolkit_configs.create(toolkit="gmail")

    disable(app_api, "gmail")

    other.refresh_from_db()
    assert other.is_enabled
