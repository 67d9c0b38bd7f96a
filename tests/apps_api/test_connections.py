"""GET /v1/<app>/integrations/connections."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import ConnectedAccount
from integrations.apps_api.connections import mask_of
from integrations.models import EnabledPermission, Integration
from providers.toolkits import toolkits
from tests.apps_api.walking import let_github_grant, walk
from tests.connect.walk import walk as walk_of_partner
from tests.factories import (
    make_account,
    make_app,
    make_app_key,
    make_integration,
    make_partner,
)

NOW = timezone.now().replace(microsecond=123000)
MAIL_AND_CALENDAR = ["gmail.read", "gmail.send", "calendar.read"]


def connect(partner, user="u-1", provider="github", days_ago=0, **more):
    account = partner.accounts.filter(external_id=user).first() or make_account(partner, user)
    return make_integration(account, provider, connected_at=NOW - timedelta(days=days_ago), **more)


def listed(api, **query):
    response = api.read("connections", query)
    assert response.status_code == 200, response.content
    return response.json()["connections"]


def told(rows):
    return [(row["app_user_id"], row["toolkit_slug"]) for row in rows]


def iso(moment):
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def test_a_connection_of_a_provider_that_is_one_toolkit_has_its_integrations_id(
    app_api, app, partner
):
    integration = connect(partner, last_used_at=NOW)

    response = app_api.read("connections")

    row = {
        "id": str(integration.pk),
        "app_id": app.pk,
        "app_user_id": "u-1",
        "toolkit_slug": "github",
        "status": "active",
        "connected_at": iso(NOW),
        "last_used_at": iso(NOW),
    }
    assert response.json() == {"connections": [row], "next_cursor": None}


def test_each_toolkit_with_something_granted_and_on_is_a_connection(app_api, partner):
    connect(partner, provider="google", enabled=MAIL_AND_CALENDAR)
    EnabledPermission.objects.filter(permission="gmail.read").update(is_enabled=False)

    rows = listed(app_api)

    assert told(rows) == [("u-1", "gmail"), ("u-1", "google-calendar")]
    assert rows[0]["id"] != rows[1]["id"]


@pytest.mark.parametrize("change", [{"is_enabled": False}, {"is_granted": False}])
def test_what_is_off_or_no_longer_granted_is_no_connection(app_api, partner, change):
    connect(partner, provider="google", enabled=MAIL_AND_CALENDAR)
    EnabledPermission.objects.filter(permission="calendar.read").update(**change)

    assert told(listed(app_api)) == [("u-1", "gmail")]


def test_nothing_on_at_all_is_no_row(app_api, partner):
    connect(partner)
    EnabledPermission.objects.update(is_enabled=False)

    assert listed(app_api) == []


def test_an_id_is_a_uuid_of_its_integrations_kind_and_stays(app_api, partner):
    integration = connect(partner, provider="google", enabled=MAIL_AND_CALENDAR)

    first, again = (listed(app_api) for _ in range(2))

    ids = [UUID(row["id"]) for row in first]
    assert {each.version for each in ids} == {4}
    assert {each.variant for each in ids} == {integration.pk.variant}
    assert integration.pk not in ids
    assert again == first


# Ids that were given out are made with these.
def test_what_ids_are_made_with_does_not_change():
    assert UUID(int=mask_of(toolkits()["gmail"])) == UUID("32e132be-48cd-06d5-2b0a-ace36497e4a4")


def test_every_toolkit_of_a_provider_makes_another_id():
    of_parts = [t for t in toolkits().values() if t.slug != t.provider.slug]

    assert len({mask_of(toolkit) for toolkit in of_parts} | {0}) == len(of_parts) + 1


@pytest.mark.parametrize(
    ("status", "told_as"), [("active", "active"), ("expired", "expired"), ("revoked", "inactive")]
)
def test_an_app_sees_how_each_connection_stands(app_api, partner, status, told_as):
    connect(partner, status=status)

    assert [row["status"] for row in listed(app_api)] == [told_as]


def test_what_is_not_connected_yet_is_not_listed(app_api, partner):
    make_account(partner).integrations.create(provider="github")

    assert listed(app_api) == []


@pytest.mark.parametrize(("status", "count"), [("active", 1), ("expired", 0), ("revoked", 0)])
def test_an_end_user_sees_what_works(as_user, partner, status, count):
    connect(partner, status=status)

    assert len(listed(as_user("u-1"))) == count


def test_an_end_user_sees_their_own_alone(as_user, partner):
    connect(partner, "u-1")
    connect(partner, "u-2")

    assert told(listed(as_user("u-1"))) == [("u-1", "github")]
    assert told(listed(as_user("u-1"), userId="u-1")) == [("u-1", "github")]
    assert as_user("u-1").read("connections", {"userId": "u-2"}).status_code == 403


def test_apps_of_one_partner_share_their_end_users(app_api, partner):
    other = make_app(partner)
    connect(partner)

    [row] = listed(type(app_api)(other, make_app_key(other)))

    assert row["app_id"] == other.pk
    assert listed(app_api) == [row | {"app_id": app_api.app.pk}]


def test_another_partners_are_not_seen(app_api):
    connect(make_partner())

    assert listed(app_api) == []


def test_own_accounts_of_users_are_not_seen(app_api, partner):
    make_integration(ConnectedAccount.objects.own_of(partner.user))

    assert listed(app_api) == []


def test_a_key_of_some_accounts_sees_those_alone(app_api, app, partner):
    mine = connect(partner, "u-1").account
    connect(partner, "u-2")
    limited = type(app_api)(app, make_app_key(app, only_accounts=[str(mine.pk)]))

    assert told(listed(limited)) == [("u-1", "github")]


def test_comes_in_the_order_of_connecting(app_api, partner):
    connect(partner, "u-1", days_ago=1)
    connect(partner, "u-2", days_ago=3)
    connect(partner, "u-2", "slack", days_ago=2)

    assert told(listed(app_api)) == [("u-2", "github"), ("u-2", "slack"), ("u-1", "github")]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"userId": "u-1"}, [("u-1", "gmail"), ("u-1", "google-calendar")]),
        ({"userId": "u-3"}, []),
        ({"userId": "\0"}, []),
        ({"toolkit": "gmail"}, [("u-1", "gmail")]),
        ({"toolkit": "slack"}, [("u-2", "slack")]),
        ({"toolkit": "no-such-toolkit"}, []),
        ({"toolkit": "slack", "userId": "u-1"}, []),
    ],
)
def test_finds_by_user_and_toolkit(app_api, partner, query, wanted):
    connect(partner, "u-1", "google", days_ago=1, enabled=MAIL_AND_CALENDAR)
    connect(partner, "u-2", "slack")

    assert told(listed(app_api, **query)) == wanted


def test_goes_on_where_the_page_before_ended(app_api, partner):
    for number in range(5):
        connect(partner, f"u-{number}", days_ago=5 - number % 2)

    seen, cursor = [], ""
    for _ in range(3):
        page = app_api.read("connections", {"limit": 2, "cursor": cursor}).json()
        seen, cursor = seen + page["connections"], page["next_cursor"]

    assert cursor is None
    assert seen == listed(app_api)
    assert len({row["id"] for row in seen}) == 5


@pytest.mark.parametrize(
    "query", [{"limit": "0"}, {"limit": "x"}, {"cursor": "x"}, {"cursor": "é"}]
)
def test_a_page_that_is_none_is_refused(app_api, query):
    response = app_api.read("connections", query)

    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (400, "VALIDATION_INVALID_SCHEMA")


def test_a_list_takes_the_same_statements_however_long(app_api, partner, django_assert_num_queries):
    connect(partner)
    app_api.read("connections")
    with CaptureQueriesContext(connection) as short:
        app_api.read("connections")
    statements = len(short)
    for number in range(2, 9):
        connect(partner, f"u-{number}", "google")

    with django_assert_num_queries(statements):
        assert len(listed(app_api)) == 1 + 7 * 6


def test_what_connects_through_either_api_shows_in_both(app_api, api, app, partner, upstream):
    app.toolkit_configs.create(toolkit="github")
    let_github_grant(upstream)
    first = make_account(partner, "u-1")

    walk_of_partner(api, first).come_back()
    walk(app_api, user="u-2").come_back()

    second = partner.accounts.get(external_id="u-2")
    assert told(listed(app_api)) == [("u-1", "github"), ("u-2", "github")]
    for account in (first, second):
        shown = api.get(f"/api/v1/accounts/{account.pk}/integrations").json()["data"]
        assert [(i["provider"], i["status"]) for i in shown["integrations"]] == [
            ("github", "active")
        ]
    assert Integration.objects.count() == 2
