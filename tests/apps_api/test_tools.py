"""GET /v1/<app>/integrations/tools."""

import pytest

from integrations.models import ToolkitConfig


@pytest.fixture
def _on(app):
    for slug in ("gmail", "slack", "google-drive"):
        ToolkitConfig.objects.create(app=app, toolkit=slug)


@pytest.mark.usefixtures("_on")
def test_lists_the_tools_of_a_toolkit_with_the_schema_of_their_parameters(app_api):
    response = app_api.read("tools", {"toolkit": "gmail"})

    tools = {tool["name"]: tool for tool in response.json()["tools"]}
    assert len(tools) == response.json()["total"] == 11
    send = tools["GMAIL_SEND_EMAIL"]
    assert set(send) == {"name", "description", "parameters"}
    assert send["parameters"]["required"] == ["to", "subject", "body"]


@pytest.mark.usefixtures("_on")
def test_lists_all_that_are_on_for_an_end_user_too(as_user):
    response = as_user("u-1").read("tools")

    names = [tool["name"] for tool in response.json()["tools"]]
    assert (len(names), response.json()["total"]) == (34, 34)
    assert names[0].startswith("GMAIL_")
    assert "GOOGLEDRIVE_UPLOAD_CONTENT" not in names  # streams its body


@pytest.mark.usefixtures("_on")
def test_pages(app_api):
    everything = app_api.read("tools", {"limit": 250}).json()["tools"]

    first = app_api.read("tools", {"limit": 20}).json()
    second = app_api.read("tools", {"limit": 20, "offset": 20}).json()

    assert first["tools"] + second["tools"] == everything
    assert first["total"] == 34


def test_a_toolkit_that_is_not_on(app_api, app):
    ToolkitConfig.objects.create(app=app, toolkit="slack", is_enabled=False)

    for slug in ("slack", "nothing", "\0"):
        response = app_api.read("tools", {"toolkit": slug})

        assert response.status_code == 400
        assert response.json()["error"]["code"] == "INTEGRATIONS_TOOLKIT_NOT_ENABLED"


def test_none_are_on(app_api):
    assert app_api.read("tools").json() == {"tools": [], "total": 0}


def test_a_bad_limit(app_api):
    response = app_api.read("tools", {"limit": "many"})

    assert response.status_code == 400
    assert response.json()["error"]["code"] == "VALIDATION_INVALID_SCHEMA"
