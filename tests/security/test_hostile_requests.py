"""Nothing that strangers send makes a fault of ours, and every refusal has our envelope."""

import pytest

from accounts.models import ConnectedAccount
from config.request import Request
from tests.routes import json_routes
from tests.security.hostile import BODIES, EVERY, Hostile
from tests.security.hostile_calls import (
    calls,
    connect_everything,
    found_wrong,
    providers_that_say,
    send,
)

pytestmark = pytest.mark.django_db
GOOD_BODIES = (b'{"a":-0.0}', b'{"a":1,"a":2}', b" " * 1000)


@pytest.fixture(autouse=True)
def as_served(monkeypatch):
    """Let the test client read requests as the server does."""
    monkeypatch.setattr("django.test.client.WSGIRequest", Request)


@pytest.fixture
def connected(account, monkeypatch):
    connect_everything(account)
    with providers_that_say(b"{}", monkeypatch):
        yield account


def own(route):
    return not hasattr(route.view, "offers")


def route_of(pattern):
    return next(route for route in json_routes() if route.pattern == pattern)


# promise 95, 118
def test_nothing_is_answered_with_a_fault_of_ours(api, connected):
    asked = [*calls(own, each=16), *calls(lambda route: not own(route), each=len(EVERY))]

    count, wrong = found_wrong(api, connected, asked)

    assert wrong == {}
    assert count > 400
    assert {hostile.name for _, _, hostile in asked} == {each.name for each in EVERY}


@pytest.mark.parametrize("query", ["a=1&" * 1001, "&".join(f"p{n}=" for n in range(1001))])
def test_too_many_parameters_are_counted_out_loud(api, account, query):
    response = send(api, account, route_of("api/v1/tools"), "GET", Hostile("many", query=query))

    assert response.status_code == 400
    assert response.json()["error"] == "Send at most 1000 parameters"


# promise 118
def test_what_is_no_json_is_refused_and_makes_nothing(api, account):
    create = route_of("api/v1/accounts")
    bodies = [each for each in BODIES if each.body not in GOOD_BODIES]

    answers = {each.name: send(api, account, create, "POST", each).status_code for each in bodies}

    assert {name: status for name, status in answers.items() if status != 400} == {}
    assert ConnectedAccount.objects.count() == 1


def test_a_length_that_is_no_number_is_no_upload(api, connected):
    upload = route_of("api/v1/drive/files/content")

    for length in ("\xb2", "abc", "-1", "9" * 30):
        hostile = Hostile("length", query="name=a", headers={"CONTENT_LENGTH": length})
        response = send(api, connected, upload, "PUT", hostile)
        assert (length, response.status_code) == (length, 400)


@pytest.mark.parametrize("charset", ["charset=hex", "charset=utf-16", "charset*=x'y'z"])
def test_the_charset_of_a_content_type_changes_nothing(api, account, charset):
    stated = {"CONTENT_TYPE": f"application/json; {charset}"}
    hostile = Hostile("charset", query="limit=1", headers=stated)

    response = send(api, account, route_of("api/v1/accounts"), "GET", hostile)

    assert response.json()["data"]["limit"] == 1
