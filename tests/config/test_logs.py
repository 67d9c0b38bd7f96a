"""What the log says, and what it leaves out."""

import json

import pytest
from django.test import Client
from django.urls import path

from config import urls
from config.logs import JSONFormatter, scrub

CALLBACK = "/api/v1/connect/callback?code=the-code&state=the-state"


def broken(request):
    raise RuntimeError("code=the-code")


class Routes:
    """The server's routes with two in front that go wrong."""

    urlpatterns = [path("broken", broken), path("api/v1/broken", broken), *urls.urlpatterns]
    handler500 = urls.handler500


@pytest.fixture
def visitor(settings, db):
    settings.ROOT_URLCONF = Routes
    return Client(raise_request_exception=False)


def lines(caplog):
    return [json.loads(JSONFormatter().format(record)) for record in caplog.records]


def test_a_wrong_host_is_logged_without_the_query(client, caplog, settings):  # promise 123
    settings.ALLOWED_HOSTS = ["testserver"]

    client.get("/connect/some-id?code=the-code", headers={"Host": "evil.example"})

    [line] = [each for each in lines(caplog) if each["logger"].startswith("django.security")]
    assert line["message"].startswith("Invalid HTTP_HOST header: 'evil.example'")
    assert (line["level"], "exception" in line) == ("warning", False)
    assert "the-code" not in json.dumps(lines(caplog))


def test_a_form_without_its_token_is_logged_without_the_query(caplog):  # promise 123
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post("/accounts/login/?code=the-code&state=the-state")

    assert answer.status_code == 403
    [line] = [each for each in lines(caplog) if each["logger"] == "django.security.csrf"]
    assert line["message"] == "Forbidden (CSRF cookie not set.): /accounts/login/"
    assert "the-code" not in json.dumps(lines(caplog))
    assert "the-state" not in json.dumps(lines(caplog))


@pytest.mark.parametrize("where", ["/broken", "/api/v1/broken"])
def test_what_breaks_a_page_is_logged_with_its_traceback(visitor, caplog, where):
    answer = visitor.get(where)

    [line] = [each for each in lines(caplog) if each["logger"] == "patchbay.errors"]
    assert line["level"] == "error"
    assert line["exception"].endswith("RuntimeError: code=***")
    assert answer.status_code == 500


# promise 123
def test_a_password_in_an_address_is_blanked():
    told = scrub(
        "no answer of redis://:hidden@cache:6379/0, http://u:hidden@proxy:3128, http://a:80/@x"
    )

    assert told == "no answer of redis://:***@cache:6379/0, http://u:***@proxy:3128, http://a:80/@x"


def test_a_token_of_an_end_user_is_blanked_wherever_it_stands():
    told = scrub("refused eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1LTEifQ.c2ln-bmF_0dXJl for u-1")

    assert told == "refused eyJ*** for u-1"
