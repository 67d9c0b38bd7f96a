"""PATCH /accounts/:id/integrations/:provider: permissions switched off and on again."""

import pytest

from tests.contract.shapes import explained
from tests.factories import make_integration

REPOS = "/api/v1/github/repos"


@pytest.fixture
def path(account):
    make_integration(account, "github")
    return f"/api/v1/accounts/{account.pk}/integrations/github"


def services(**switches):
    return {
        "enabled_services": [
            {"service_name": f"github.{name}", "is_enabled": on} for name, on in switches.items()
        ]
    }


def test_off_refuses_calls_and_on_lets_them_through_again(api, caller, path, upstream):
    upstream.get("https://api.github.com/user/repos", json=[])

    off = api.send("PATCH", path, services(read=False))
    refused = caller.get(REPOS)
    on = api.send("PATCH", path, services(read=True))
    answered = caller.get(REPOS)

    assert off.json()["data"]["enabled_services"][0]["is_enabled"] is False
    assert (refused.status_code, refused.json()["error"]) == (403, "Permission denied")
    said = explained("PERMISSION_DENIED", permission="github.read")
    assert refused.json()["details"] == said
    assert on.json()["data"]["enabled_services"][0]["is_enabled"] is True
    assert answered.status_code == 200


def test_what_is_not_named_stays_as_it_is(api, path):
    api.send("PATCH", path, services(read=False))

    data = api.send("PATCH", path, services(write=False)).json()["data"]

    assert [each["is_enabled"] for each in data["enabled_services"]] == [False, False]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"enabled_services": []},
        {"enabled_services": "github.read"},
        {"enabled_services": [{"service_name": "github.read"}]},
        {"enabled_services": [{"is_enabled": False}]},
        {"enabled_services": [{"service_name": "github.read", "is_enabled": "maybe"}]},
        {"enabled_services": [{"service_name": "nosuch", "is_enabled": False}]},
        {"enabled_services": [{"service_name": "gmail.read", "is_enabled": True}]},
        services(read=False) | {"status": "active"},
        {
            "enabled_services": [
                *services(read=False)["enabled_services"],
                {"service_name": "x", "is_enabled": True},
            ]
        },
    ],
)
def test_a_bad_body_changes_nothing(api, path, body):
    response = api.send("PATCH", path, body)
    shown = api.get(path.removesuffix("/github")).json()["data"]["integrations"][0]

    assert (response.status_code, response.json()["error_code"]) == (400, "VALIDATION_ERROR")
    assert [each["is_enabled"] for each in shown["enabled_services"]] == [True, True]


def test_a_provider_that_is_not_connected_is_404(api, path):
    response = api.send("PATCH", path.replace("github", "slack"), services(read=False))

    assert (response.status_code, response.json()["error_code"]) == (404, "NOT_FOUND")
