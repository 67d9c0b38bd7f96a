"""DELETE /v1/<app>/integrations/connections/<id>."""

import pytest

from accounts.actors import Actor
from accounts.models import Event
from config.api.errors import NotFound
from integrations import farewells
from integrations.apps_api import switching
from integrations.apps_api.connections import connections_of
from integrations.models import Integration, Token
from tests.apps_api.test_connections import MAIL_AND_CALENDAR, connect, listed, told
from tests.apps_api.walking import let_google_grant, walk
from tests.factories import make_app_key, make_partner

GOOGLE = "https://www.googleapis.com/auth/"
REVOKE = "https://oauth2.googleapis.com/revoke"


def end(api, connection_id):
    return api.write(f"connections/{connection_id}", method="DELETE")


def switched(integration):
    return dict(integration.permissions.values_list("permission", "is_enabled"))


@pytest.fixture
def both(partner):
    """Gmail and Google Calendar of one end user."""
    return connect(partner, provider="google", enabled=MAIL_AND_CALENDAR, refresh_token="r")


def ids_of(api):
    return {row["toolkit_slug"]: row["id"] for row in listed(api)}


def test_ends_the_only_toolkit_with_its_integration(app_api, partner):
    integration = connect(partner)

    response = end(app_api, integration.pk)

    assert (response.status_code, response.content) == (204, b"")
    assert not Integration.objects.exists()
    assert not Token.objects.exists()
    [event] = Event.objects.filter(type="integration.disconnected")
    assert (event.actor, event.object_id) == ("key", str(integration.pk))


def test_ending_one_of_two_switches_it_off_and_keeps_the_tokens(app_api, both):
    response = end(app_api, ids_of(app_api)["gmail"])

    assert response.status_code == 204
    assert switched(both) == {"gmail.read": False, "gmail.send": False, "calendar.read": True}
    assert told(listed(app_api)) == [("u-1", "google-calendar")]
    assert Token.objects.count() == 1
    [event] = Event.objects.filter(type="integration.services_changed")
    assert event.data == {"provider": "google", "on": [], "off": ["gmail.read", "gmail.send"]}


def test_ending_the_last_one_disconnects_and_revokes(app_api, both, upstream):
    ids = ids_of(app_api)
    end(app_api, ids["gmail"])
    revoked = upstream.post(REVOKE)

    response = end(app_api, ids["google-calendar"])

    assert response.status_code == 204
    assert not Integration.objects.exists()
    assert revoked.call_count == 1


def test_another_toolkit_connected_at_that_very_moment_stays(app_api, both, monkeypatch):
    """Nobody has the connection locked while providers are told that it ends."""
    both.permissions.filter(permission="calendar.read").update(is_enabled=False)
    [gmail] = ids_of(app_api).values()

    def meanwhile(integrations):
        both.permissions.filter(permission="calendar.read").update(is_enabled=True)

    monkeypatch.setattr(farewells, "say", meanwhile)
    response = end(app_api, gmail)

    assert response.status_code == 204
    assert switched(both) == {"gmail.read": False, "gmail.send": False, "calendar.read": True}
    assert Token.objects.count() == 1


def test_ended_once_it_is_gone(app_api, both):
    gmail = ids_of(app_api)["gmail"]

    assert [end(app_api, gmail).status_code for _ in range(2)] == [204, 404]


def test_connecting_again_switches_all_of_it_on(app_api, app, both, upstream):
    app.toolkit_configs.create(toolkit="gmail")
    ids = ids_of(app_api)
    end(app_api, ids["gmail"])
    let_google_grant(
        upstream, f"{GOOGLE}gmail.readonly {GOOGLE}gmail.send {GOOGLE}calendar.readonly"
    )

    walk(app_api, "gmail").come_back()

    assert ids_of(app_api) == ids
    assert switched(both) == dict.fromkeys(MAIL_AND_CALENDAR, True)


def test_a_part_that_the_partner_switched_off_stays_off(as_user, app, both, upstream):
    both.permissions.filter(permission="gmail.send").update(is_enabled=False)
    app.toolkit_configs.create(toolkit="gmail")
    let_google_grant(
        upstream, f"{GOOGLE}gmail.readonly {GOOGLE}gmail.send {GOOGLE}calendar.readonly"
    )

    walk(as_user("u-1"), "gmail", user=None).come_back()

    assert switched(both) == {"gmail.read": True, "gmail.send": False, "calendar.read": True}


def test_connecting_one_leaves_switches_of_others_as_they_are(app_api, app, both, upstream):
    app.toolkit_configs.create(toolkit="gmail")
    both.permissions.filter(permission="calendar.read").update(is_enabled=False)
    let_google_grant(
        upstream, f"{GOOGLE}gmail.readonly {GOOGLE}gmail.send {GOOGLE}calendar.readonly"
    )

    walk(app_api, "gmail").come_back()

    assert switched(both)["calendar.read"] is False


def test_an_end_user_ends_their_own(as_user, partner):
    integration = connect(partner)

    assert end(as_user("u-1"), integration.pk).status_code == 204
    [event] = Event.objects.filter(type="integration.disconnected")
    assert (event.actor, event.actor_id) == ("end_user", str(integration.account_id))


@pytest.mark.parametrize("connection_id", ["0198c0de-0000-4000-8000-00000000dead", "7", "%00"])
def test_an_unknown_id_is_not_found(app_api, partner, connection_id):
    connect(partner)

    response = end(app_api, connection_id)

    assert response.status_code == 404
    assert response.json()["error"] == {
        "code": "RESOURCE_NOT_FOUND",
        "message": "Connection not found",
        "remediation": "Check the path and the ids in it.",
        "documentation_url": "http://testserver/docs/apps#RESOURCE_NOT_FOUND",
    }
    assert Integration.objects.count() == 1


def test_another_users_and_another_partners_look_like_unknown_ones(app_api, as_user, partner):
    of_stranger, of_other = connect(make_partner()), connect(partner, "u-2")

    answers = [end(app_api, of_stranger.pk), end(as_user("u-1"), of_other.pk)]

    unknown = end(app_api, "0198c0de-0000-4000-8000-00000000dead")
    assert [each.status_code for each in answers] == [404, 404]
    assert {each.content for each in answers} == {unknown.content}
    assert Integration.objects.count() == 2


def test_an_integrations_own_id_is_no_connections_where_there_are_parts(app_api, both):
    assert end(app_api, both.pk).status_code == 404


def test_a_key_of_other_accounts_ends_nothing(app_api, app, partner):
    integration = connect(partner)
    limited = type(app_api)(
        app, make_app_key(app, only_accounts=[str(connect(partner, "u-2").account_id)])
    )

    assert end(limited, integration.pk).status_code == 404
    assert Integration.objects.count() == 2


def test_what_has_expired_can_be_ended_too(app_api, partner):
    integration = connect(partner, status="expired")

    assert end(app_api, integration.pk).status_code == 204
    assert not Integration.objects.exists()


def test_of_two_who_end_it_at_once_the_slower_finds_nothing(partner):
    [connection] = connections_of(connect(partner))
    by = Actor(Event.Actor.KEY, "a-key")
    switching.end(connection, by)

    with pytest.raises(NotFound):
        switching.end(connection, by)

    assert Event.objects.filter(type="integration.disconnected").count() == 1


def test_of_two_toolkits_ended_at_once_the_slower_disconnects(both):
    mail, calendar = connections_of(both)
    by = Actor(Event.Actor.KEY, "a-key")

    switching.end(mail, by)
    assert Integration.objects.exists()
    both.tokens.update(refresh_sealed="", status="expired")
    switching.end(calendar, by)

    assert not Integration.objects.exists()
