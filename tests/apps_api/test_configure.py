"""POST /v1/<app>/integrations/configure."""

import pytest

from accounts.models import Event
from integrations.models import ToolkitConfig


def configure(api, **body):
    return api.write("configure", body)


@pytest.fixture
def nothing_of_google(monkeypatch):
    """A server that has no credentials at Google, and no sandbox."""
    monkeypatch.delenv("PROVIDER_GOOGLE_CLIENT_ID")


def test_switches_a_toolkit_on(app_api, app):
    response = configure(app_api, toolkit="google-calendar", displayName="Calendar", scopes=[])

    [row] = ToolkitConfig.objects.all()
    body = response.json()
    assert response.status_code == 200
    assert body.pop("created_at").endswith("Z")
    assert body.pop("updated_at").endswith("Z")
    assert body == {
        "id": str(row.pk),
        "app_id": app.pk,
        "toolkit_slug": "google-calendar",
        "display_name": "Calendar",
        "enabled": True,
        "scopes": [],
    }


def test_a_toolkit_needs_no_name_and_no_scopes(app_api):
    body = configure(app_api, toolkit="gmail", displayName=None, scopes=None).json()

    assert (body["display_name"], body["scopes"]) == (None, [])


def test_one_that_is_on_already_stays_just_as_it_is(app_api):
    first = configure(app_api, toolkit="gmail", displayName="Mail", scopes=["gmail.read"])

    again = configure(
        app_api,
        toolkit="gmail",
        displayName="Other",
        scopes=["gmail.send"],
        oauth_credentials={"client_id": "id", "client_secret": "secret"},
    )

    assert again.json() == first.json()
    assert ToolkitConfig.objects.get().client is None
    assert Event.objects.filter(type="app.toolkit_enabled").count() == 1


def test_one_that_was_switched_off_comes_back_with_what_is_given_now(app_api):
    before = configure(app_api, toolkit="gmail", displayName="Mail", scopes=["gmail.read"]).json()
    app_api.write("configure/gmail", method="DELETE")

    after = configure(app_api, toolkit="gmail", scopes=["gmail.send"]).json()

    changed = {"scopes": ["gmail.send"], "updated_at": after["updated_at"]}
    assert after == before | changed
    assert after["updated_at"] > before["updated_at"]


@pytest.mark.parametrize("scopes", [["gmail.read"], ["https://mail.google.com/"]])
def test_scopes_are_permissions_or_the_providers_own(app_api, scopes):
    assert configure(app_api, toolkit="gmail", scopes=scopes).json()["scopes"] == scopes


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({}, "toolkit: This field is required."),
        ({"toolkit": ""}, "toolkit: This field may not be blank."),
        ({"toolkit": "x" * 101}, "toolkit: Ensure this field has no more than 100 characters."),
        (
            {"toolkit": "gmial"},
            "toolkit: Unknown toolkit 'gmial'. GET /available?search=… lists them.",
        ),
        (
            {"toolkit": "gmail", "displayName": "x" * 101},
            "displayName: Ensure this field has no more than 100 characters.",
        ),
        ({"toolkit": "gmail", "scopes": "gmail.read"}, "Expected a list of items"),
        ({"toolkit": "gmail", "scopes": ["not, one"]}, "Not a permission or scope of google"),
        ({"toolkit": "gmail", "colour": "red"}, "colour: Unknown field."),
        ([], "The body must be a JSON object"),
    ],
)
def test_a_bad_body_is_refused_and_changes_nothing(app_api, body, message):
    response = app_api.write("configure", body)

    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (400, "VALIDATION_INVALID_SCHEMA")
    assert message in error["message"]
    assert not ToolkitConfig.objects.exists()


def test_where_the_server_has_no_credentials_the_app_needs_its_own(app_api, nothing_of_google):
    response = configure(app_api, toolkit="gmail")

    assert response.status_code == 400
    assert response.json()["error"] == {
        "code": "INTEGRATIONS_BYO_CREDENTIALS_REQUIRED",
        "message": 'Toolkit "gmail" needs oauth_credentials: this server has none for it',
        "remediation": "Send oauth_credentials with client_id and client_secret of an OAuth app of your own at the "
        "provider.",
        "documentation_url": "http://testserver/docs/apps#INTEGRATIONS_BYO_CREDENTIALS_REQUIRED",
        "details": {"toolkit": "gmail"},
    }
    assert not ToolkitConfig.objects.exists()


def test_with_its_own_credentials_an_app_needs_none_of_the_server(app_api, nothing_of_google):
    credentials = {"client_id": "mine", "client_secret": "s3cret"}

    response = configure(app_api, toolkit="gmail", oauth_credentials=credentials)
    app_api.write("configure/gmail", method="DELETE")
    again = configure(app_api, toolkit="gmail")

    assert (response.status_code, again.status_code) == (200, 200)
    assert ToolkitConfig.objects.get().client.client_id == "mine"


def test_what_is_switched_on_is_written_down_with_its_key(app_api, app):
    configure(app_api, toolkit="gmail")

    event = Event.objects.get(type="app.toolkit_enabled")
    assert (event.actor, event.partner_id, event.app_id) == ("key", app.partner_id, app.pk)
    assert event.data == {"app": "Acme app", "toolkit": "gmail"}
