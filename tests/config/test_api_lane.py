"""What calls the API passes nothing that is there for pages, and browsers are told the same by both."""

import pytest

HEALTH, CALLBACK, PAGE = "/api/v1/health", "/api/v1/connect/callback", "/docs"
TO_BROWSERS = {
    "Content-Security-Policy",
    "Cross-Origin-Opener-Policy",
    "Referrer-Policy",
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "X-Frame-Options",
}


def told(response):
    return {name: value for name, value in response.items() if name in TO_BROWSERS}


def has_session(response):
    return hasattr(response.wsgi_request, "session")


@pytest.mark.parametrize("path", [HEALTH, "/api/v1/no/such/route", "/api/v1/github/repos"])
def test_the_api_goes_past_what_pages_need(client, path):
    assert not has_session(client.get(path))


@pytest.mark.django_db
@pytest.mark.parametrize("path", [CALLBACK, PAGE, "/api/v1/a%0Ab", "/livez", "/v1/apps"])
def test_everything_else_goes_through_it_pages_below_the_api_too(client, path):
    assert has_session(client.get(path))


@pytest.mark.parametrize("is_secure", [False, True])
def test_browsers_are_told_the_same_of_both(client, settings, is_secure):
    settings.SECURE_HSTS_SECONDS = 60
    client.handler.load_middleware()

    answers = [client.get(path, secure=is_secure) for path in (HEALTH, "/livez")]

    assert told(answers[0]) == told(answers[1])
    assert len(told(answers[0])) == (6 if is_secure else 5)


def test_an_answer_states_its_length(client):
    response = client.get(HEALTH)

    assert response["Content-Length"] == str(len(response.content))
