"""PATCH /accounts/:id."""

import pytest

from accounts.models import ApiKey, Event
from tests.factories import make_account


@pytest.fixture
def acme(partner):
    return make_account(
        partner, "user-456", display_name="Acme Corp", metadata={"plan": "pro", "seats": 1}
    )


def patch(api, account, body):
    return api.send("PATCH", f"/api/v1/accounts/{account.pk}", body)


def test_metadata_is_replaced_whole(api, acme):
    response = patch(api, acme, {"metadata": {"region": "eu-west"}})

    assert response.status_code == 200
    data = response.json()["data"]
    assert data == {
        "id": str(acme.pk),
        "external_id": "user-456",
        "display_name": "Acme Corp",
        "metadata": {"region": "eu-west"},
        "created_at": data["created_at"],
    }
    acme.refresh_from_db()
    assert acme.metadata == {"region": "eu-west"}


@pytest.mark.parametrize("name", ["Acme (Enterprise)", "", None, "Ä" * 255])
def test_the_display_name_alone_changes_alone(api, acme, name):
    data = patch(api, acme, {"display_name": name}).json()["data"]

    assert (data["display_name"], data["metadata"]) == (name, {"plan": "pro", "seats": 1})


def test_both_change_together(api, acme):
    sent = {"display_name": "New", "metadata": {}}

    data = patch(api, acme, sent).json()["data"]

    assert {name: data[name] for name in sent} == sent


def test_nothing_to_change_is_an_error(api, acme):
    response = patch(api, acme, {})

    assert response.status_code == 400
    assert response.json()["error"] == "Send at least one of display_name and metadata"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"external_id": "user-457"}, "external_id"),
        ({"id": "550e8400-e29b-41d4-a716-446655440000", "display_name": "x"}, "id"),
        ({"created_at": None, "display_name": "x"}, "created_at"),
        ({"integrations": [], "display_name": "x"}, "integrations"),
        ({"displayName": "x"}, "displayName"),
        ({"display_name": "n" * 256}, "display_name"),
        ({"display_name": "x", "metadata": None}, "metadata"),
        ({"display_name": "x", "metadata": []}, "metadata"),
    ],
)
def test_a_wrong_field_is_named_and_changes_nothing(api, acme, body, field):  # promise 77
    response = patch(api, acme, body)

    assert response.status_code == 400
    assert list(response.json()["details"]["fields"]) == [field]
    acme.refresh_from_db()
    assert (acme.external_id, acme.display_name) == ("user-456", "Acme Corp")
    assert acme.metadata == {"plan": "pro", "seats": 1}


def test_put_is_not_offered(api, acme):
    response = api.send("PUT", f"/api/v1/accounts/{acme.pk}", {"display_name": "x"})

    assert response.status_code == 405
    assert response["Allow"] == "GET, PATCH, DELETE, HEAD"


# promise 126
def test_a_change_is_noted_with_the_names_of_what_changed_and_by_whom(api, acme, partner):
    sent = {"display_name": "secret-name", "metadata": {"plan": "pro", "seats": 1}}

    response = patch(api, acme, sent)

    event = Event.objects.get()
    assert (event.type, event.partner_id, event.account_id) == (
        "account.updated",
        partner.pk,
        acme.pk,
    )
    by = (event.actor, event.actor_id, event.ip, event.request_id)
    key = str(ApiKey.objects.get().pk)
    assert by == ("key", key, "127.0.0.1", response["X-Request-Id"])
    assert event.data == {"external_id": "user-456", "changed": ["display_name"]}


def test_what_stays_as_it_was_is_no_event(api, acme):
    patch(api, acme, {"display_name": "Acme Corp", "metadata": {"seats": 1, "plan": "pro"}})

    assert not Event.objects.exists()
