"""PATCH /v1/<app>/integrations/configure/<toolkit>/credentials, and whose credentials connect."""

import json

import pytest
from django.core import serializers

from accounts.models import Event
from integrations.credentials import current_client
from integrations.models import OAuthClient, ToolkitConfig
from providers.registry import find
from tests.factories import make_app, make_app_key

SECRET = "a-secret-of-the-app's-own"
MINE = {"client_id": "mine", "client_secret": SECRET}


def configure(api, toolkit="gmail", credentials=MINE):
    return api.write("configure", {"toolkit": toolkit, "oauth_credentials": credentials})


def change(api, toolkit="gmail", **credentials):
    body = {"oauth_credentials": MINE | credentials}
    return api.write(f"configure/{toolkit}/credentials", body, "PATCH")


def client_of(toolkit):
    return ToolkitConfig.objects.get(toolkit=toolkit).client


def test_keeps_the_secret_sealed_and_for_the_app_alone(app_api, app):
    configure(app_api)

    client = client_of("gmail")
    assert (client.app, client.provider, client.client_secret) == (app, "google", SECRET)
    assert SECRET not in serializers.serialize("json", OAuthClient.objects.all())


def test_answers_with_the_row(app_api):
    before = configure(app_api).json()

    after = change(app_api, client_id="other")

    assert after.status_code == 200
    assert after.json() == before | {"updated_at": after.json()["updated_at"]}
    assert client_of("gmail").client_id == "other"


def test_the_secret_is_told_nowhere(app_api, capfd, caplog):
    answers = [configure(app_api), change(app_api, client_id="other"), app_api.read("config")]

    told = b"".join(answer.content for answer in answers).decode()
    events = json.dumps(list(Event.objects.values_list("data", flat=True)))
    shown = (
        repr(client_of("gmail")) + str(client_of("gmail")) + caplog.text + capfd.readouterr().err
    )
    assert SECRET not in told + events + shown
    assert [event["toolkit"] for event in json.loads(events)] == ["gmail", "gmail"]


def test_what_is_replaced_is_retired_and_kept(app_api):
    configure(app_api)
    former = client_of("gmail")

    change(app_api, client_id="other")

    former.refresh_from_db()
    assert former.retired_at is not None
    assert client_of("gmail").retired_at is None


def test_going_back_to_former_credentials_makes_no_new_row(app_api):
    configure(app_api)
    former = client_of("gmail")
    change(app_api, client_id="other")

    change(app_api)

    assert client_of("gmail") == former
    assert client_of("gmail").retired_at is None
    assert OAuthClient.objects.filter(retired_at=None).count() == 1
    assert OAuthClient.objects.count() == 2


def test_two_toolkits_of_a_provider_may_have_different_ones(app_api):
    configure(app_api, "gmail")
    configure(app_api, "google-calendar", MINE | {"client_id": "second"})

    change(app_api, "google-calendar", client_id="third")

    assert client_of("gmail").retired_at is None
    assert list(
        OAuthClient.objects.filter(retired_at=None)
        .order_by("client_id")
        .values_list("client_id", flat=True)
    ) == ["mine", "third"]


def test_credentials_that_another_toolkit_uses_are_not_retired(app_api):
    configure(app_api, "gmail")
    configure(app_api, "google-calendar")

    change(app_api, "gmail", client_id="other")

    assert client_of("google-calendar").client_id == "mine"
    assert client_of("google-calendar").retired_at is None


def test_an_apps_own_credentials_leave_the_servers_and_other_apps_alone(app_api, partner):
    of_server = current_client(find("google"))
    other = make_app(partner)
    configure(type(app_api)(other, make_app_key(other)))

    configure(app_api)
    change(app_api, client_id="other")

    of_server.refresh_from_db()
    assert of_server.retired_at is None
    assert OAuthClient.objects.get(app=other).retired_at is None
    assert current_client(find("google")) == of_server


def test_the_servers_new_credentials_leave_the_apps_alone(app_api, monkeypatch):
    from providers import endpoints

    current_client(find("google"))
    configure(app_api)
    monkeypatch.setenv("PROVIDER_GOOGLE_CLIENT_SECRET", "new")
    endpoints.forget()

    current_client(find("google"))

    assert client_of("gmail").retired_at is None
    assert OAuthClient.objects.filter(app=None, retired_at=None).count() == 1


@pytest.mark.parametrize("toolkit", ["gmail", "no-such-toolkit", "%00"])
def test_a_toolkit_that_is_not_on_has_no_credentials_to_change(app_api, toolkit):
    response = change(app_api, toolkit)

    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (404, "INTEGRATIONS_TOOLKIT_NOT_ENABLED")
    assert not OAuthClient.objects.exists()


def test_one_that_was_switched_off_is_not_there_either(app_api):
    configure(app_api)
    app_api.write("configure/gmail", method="DELETE")

    assert change(app_api, client_id="other").status_code == 404
    assert client_of("gmail").client_id == "mine"


@pytest.mark.parametrize(
    ("credentials", "field"),
    [
        ({"client_id": "mine"}, "client_secret"),
        ({"client_secret": SECRET}, "client_id"),
        (MINE | {"client_id": ""}, "client_id"),
        (MINE | {"client_id": "x" * 256}, "client_id"),
        (MINE | {"client_secret": "x" * 2001}, "client_secret"),
        (MINE | {"client_secret": "ключ"}, "client_secret"),
        (MINE | {"auth_scheme": "API_KEY"}, "auth_scheme"),
        (MINE | {"scopes": ["a"]}, "scopes"),
        ("mine:secret", "non_field_errors"),
    ],
)
def test_bad_credentials_are_refused_by_name_and_not_repeated(app_api, credentials, field):
    configure(app_api)

    response = app_api.write(
        "configure/gmail/credentials", {"oauth_credentials": credentials}, "PATCH"
    )

    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (400, "VALIDATION_INVALID_SCHEMA")
    assert list(error["details"]["fields"]["oauth_credentials"]) == [field]
    assert SECRET not in response.content.decode()
    assert OAuthClient.objects.count() == 1


def test_plain_members_that_we_have_no_use_for_are_taken(app_api):
    credentials = MINE | {"auth_scheme": "OAUTH2", "region": "eu", "port": 1, "beta": True}

    assert configure(app_api, credentials=credentials).status_code == 200
