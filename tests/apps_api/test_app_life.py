"""What a partner does with its apps, and what the event log says of it."""

from datetime import timedelta

import pytest

from accounts.actors import Actor
from accounts.app_setup import life
from accounts.app_setup.keys import issue_key
from accounts.issuing import revoke
from accounts.models import ApiKey, App, ConnectedAccount, Event
from accounts.rotation import rotate
from config.api.errors import Invalid
from integrations.models import Integration, OAuthClient, ToolkitConfig
from tests.apps_api.conftest import AppApi
from tests.factories import make_account, make_app, make_integration

BY = Actor(Event.Actor.USER, "somebody", "203.0.113.7")


def events_of(app, kind="app."):
    """Return the types and data of what was recorded, oldest first."""
    found = Event.objects.filter(app_id=app.pk, type__startswith=kind).order_by("pk")
    return [(event.type, event.data) for event in found]


def refusal(function, *args):
    with pytest.raises(Invalid) as caught:
        function(*args)
    return caught.value


def test_an_app_is_made_with_nothing_but_a_name(partner):
    app = life.create(partner, " Acme shop ", BY)

    row = App.objects.get(pk=app.pk)
    assert (row.name, row.partner, row.status) == ("Acme shop", partner, "active")
    assert (row.jwt_algorithm, row.allowed_origins, row.api_keys.count()) == ("", [], 0)
    event = Event.objects.get(type="app.created")
    assert (event.app_id, event.object_id, event.partner_id) == (app.pk, app.pk, partner.pk)
    assert (event.actor_id, event.ip, event.data) == (
        "somebody",
        "203.0.113.7",
        {"name": "Acme shop"},
    )


@pytest.mark.parametrize("name", ["", "  ", "x" * 256, "a\nb", "a\0b"])
def test_a_name_that_is_none_is_refused(partner, name):
    refused = refusal(life.create, partner, name, BY)

    assert list(refused.details["fields"]) == ["name"]
    assert (App.objects.count(), Event.objects.filter(type__startswith="app.").count()) == (0, 0)


def test_there_is_an_end_to_apps(partner, monkeypatch):
    monkeypatch.setattr(life, "MOST_APPS", 2)
    make_app(partner)
    make_app(partner)

    assert "as many as there may be" in str(refusal(life.create, partner, "Third", BY))
    assert partner.apps.count() == 2


def test_an_app_is_renamed_once(app):
    assert life.rename(app, "Better", BY) is True
    assert life.rename(app, "Better", BY) is False

    assert App.objects.get().name == "Better"
    assert events_of(app) == [("app.renamed", {"name": "Better", "was": {"name": "Acme app"}})]


def test_a_disabled_app_answers_nobody_until_it_is_enabled(app, app_api, as_user):
    assert life.disable(app, BY) is True
    assert life.disable(app, BY) is False
    while_off = [client.read("tools") for client in (app_api, as_user("u-1"))]
    assert life.enable(app, BY) is True

    assert [(r.status_code, r.json()["error"]["message"]) for r in while_off] == [
        (403, "This app is disabled")
    ] * 2
    assert app_api.read("tools").status_code == 200
    assert [kind for kind, _ in events_of(app)] == ["app.disabled", "app.enabled"]


def test_deleting_takes_keys_and_settings_and_leaves_the_people(app, app_api, partner):
    make_integration(make_account(partner, "u-1"))
    ToolkitConfig.objects.create(app=app, toolkit="github")
    key = ApiKey.objects.get(app=app)
    app_id = app.pk

    life.delete(app, BY)

    assert AppApi(App(pk=app_id), app_api.key).read("tools").status_code == 401
    assert (App.objects.count(), ApiKey.objects.count(), ToolkitConfig.objects.count()) == (0, 0, 0)
    assert (ConnectedAccount.objects.count(), Integration.objects.count()) == (1, 1)
    events = Event.objects.filter(app_id=app_id).order_by("pk").values_list("type", "object_id")
    assert list(events) == [("app.deleted", app_id), ("key.revoked", str(key.pk))]


def test_an_app_whose_own_credentials_are_in_use_is_not_deleted(app, app_api, partner):
    integration = make_integration(make_account(partner, "u-1"))
    OAuthClient.objects.filter(tokens__integration=integration).update(app=app)

    refused = refusal(life.delete, app, BY)

    assert "disable the app" in str(refused)
    assert App.objects.filter(pk=app.pk).exists()
    assert app_api.read("tools").status_code == 200
    assert Event.objects.filter(type__in=["app.deleted", "key.revoked"]).count() == 0


# --- Keys ---


def test_a_key_of_an_app_is_issued_with_its_event(app):
    key, raw = issue_key(app, "Server", BY, is_read_only=True)

    assert raw.startswith("bb_sk_")
    assert AppApi(app, raw).read("tools").status_code == 200
    assert (key.app, key.user, key.is_read_only) == (app, app.partner.user, True)
    [(kind, data)] = events_of(app, "key.")
    assert (kind, data["kind"], data["name"]) == ("key.created", "app", "Server")
    assert raw not in str(data)


def test_a_key_of_an_app_is_rotated_to_a_key_of_the_same_app(app):
    limits = {"networks": ["127.0.0.0/8"], "only_accounts": [], "is_read_only": True}
    old, old_raw = issue_key(app, "Server", BY, **limits)

    new, new_raw = rotate(old, timedelta(hours=1), BY)

    assert (new.kind, new.app, new.replaces) == ("app", app, old)
    assert {name: getattr(new, name) for name in limits} == limits
    assert [AppApi(app, raw).read("tools").status_code for raw in (old_raw, new_raw)] == [200] * 2
    assert [kind for kind, _ in events_of(app, "key.")] == [
        "key.created",
        "key.created",
        "key.ending",
    ]


def test_a_revoked_key_of_an_app_is_worth_nothing(app):
    key, raw = issue_key(app, "Server", BY)

    assert revoke(key, BY) is True

    assert AppApi(app, raw).read("tools").json()["error"]["code"] == "AUTH_INVALID_API_KEY"
    assert [kind for kind, _ in events_of(app, "key.")] == ["key.created", "key.revoked"]
