"""A provider that refuses a token which looks fresh: one refresh, one replay, and no more."""

import pytest

from tests.refresh.together import at_once


@pytest.fixture
def surprised(github, sandbox):
    """A connection whose token the provider ended before its time."""
    sandbox.control("expire", provider="github")
    sandbox.control("requests", verb="DELETE")
    return github


def statuses(connection, path, method=""):
    found = connection.sandbox.requests(provider=connection.slug, path=path, method=method)
    return [request["status"] for request in found["requests"]]


# promise 43
@pytest.mark.django_db
def test_a_read_is_healed_by_one_refresh_and_one_replay(surprised):
    answer = surprised.call()

    assert answer.status_code == 200
    assert statuses(surprised, "/user") == [401, 200]
    assert surprised.refreshes() == 1


# promise 43: a 401 was not executed
@pytest.mark.django_db
def test_a_write_is_replayed_as_well_and_done_once(issues, surprised, api, account):
    answer = api.acting_for(account.external_id).post_json(issues, {"title": "Once"})

    assert answer.status_code == 200, answer.content
    path = issues.removeprefix("/api/v1/github")
    assert statuses(surprised, path, "POST") == [401, 201]
    assert surprised.refreshes() == 1


@pytest.fixture
def issues(github):
    """Return our route of the issues of some repository that the person has."""
    repos = github.api.acting_for(github.account.external_id).get("/api/v1/github/repos").json()
    return f"/api/v1/github/repos/{repos['data'][0]['full_name']}/issues"


# promise 43
@pytest.mark.django_db
def test_a_provider_that_goes_on_refusing_is_not_asked_a_third_time(github):
    github.fail("/user", status=401, body={"message": "Bad credentials"}, times=9)

    answer = github.call()

    assert answer.status_code == 401
    assert answer.json()["code"] == "INTEGRATION_EXPIRED"
    assert answer.json()["details"]["status"] == 401
    assert statuses(github, "/user").count(401) == 2
    assert github.refreshes() == 1


# promise 43
@pytest.mark.django_db
def test_a_streamed_upload_is_not_sent_again_but_its_next_attempt_works(google):
    google.fail("/upload", method="PUT", status=401, body={"error": {"code": 401}})

    first, second = (put(google, b"some bytes") for _ in range(2))

    assert first.status_code == 503
    assert first.json()["details"]["stage"] == "upload"
    assert statuses(google, "/upload", "PUT") == [401, 200]
    assert second.status_code == 200
    assert google.refreshes() == 1


# promise 43: an upload makes two requests, and both are refused once
@pytest.mark.django_db
def test_a_call_of_several_requests_refreshes_once_in_all(google):
    for method in ("POST", "PUT"):
        google.fail("/upload", method=method, status=401, body={"error": {"code": 401}})

    answer = put(google, b"some bytes")

    assert (answer.status_code, answer.json()["code"]) == (401, "INTEGRATION_EXPIRED")
    assert statuses(google, "/upload") == [401, 200, 401]
    assert google.refreshes() == 1


def put(connection, content):
    api = connection.api.acting_for(connection.account.external_id)
    query = "name=a.bin&mimeType=application/octet-stream"
    return api.generic(
        "PUT", f"/api/v1/drive/files/content?{query}", content, "application/octet-stream"
    )


# promise 48
@pytest.mark.django_db
def test_a_token_without_an_end_is_never_refreshed(connect):
    github = connect("github", expiring_tokens=False)
    github.tokens().update(obtained_at="2020-01-01T00:00:00Z")

    assert github.token().expires_at is None
    assert github.call().status_code == 200
    assert github.refreshes() == 0


# promise 48, 40
@pytest.mark.django_db
def test_a_refused_token_that_cannot_be_refreshed_is_expired_without_asking(connect, sandbox):
    github = connect("github", expiring_tokens=False)
    sandbox.control("revoke", provider="github")

    answers = [github.call() for _ in range(2)]

    assert [answer.status_code for answer in answers] == [401, 401]
    assert github.integration().status == "expired"
    assert github.events() == ["integration.expired"]
    assert github.refreshes() == 0


# promise 31, 43
@pytest.mark.django_db(transaction=True)
def test_many_refused_calls_refresh_once(surprised):
    answers = at_once(20, surprised.call)

    assert [answer.status_code for answer in answers] == [200] * 20
    assert surprised.refreshes() == 1


# promise 43: Slack says `token_revoked` of an access token that a refresh has just replaced
@pytest.mark.django_db
def test_a_revoked_token_that_was_just_replaced_does_not_end_the_connection(connect, monkeypatch):
    slack = connect("slack")
    slack.fail("/api/users.list", status=200, body={"ok": False, "error": "token_revoked"})
    replaced_while_under_way(slack, monkeypatch)

    answer = slack.call()

    assert answer.status_code == 200
    assert slack.integration().status == "active"


def replaced_while_under_way(connection, monkeypatch):
    """Let another host have stored a newer token when ours is refused."""
    from integrations import provider_call
    from providers.failures import failure_of

    def judge(provider, answer):
        connection.tokens().filter(version=1).update(version=2)
        return failure_of(provider, answer)

    monkeypatch.setattr(provider_call, "failure_of", judge)


# promise 53
@pytest.mark.django_db
def test_a_revoked_token_ends_the_connection_as_revoked(connect):
    slack = connect("slack")
    slack.fail("/api/users.list", status=200, body={"ok": False, "error": "token_revoked"})

    answers = [slack.call() for _ in range(2)]

    assert [answer.json()["code"] for answer in answers] == ["INTEGRATION_REVOKED"] * 2
    assert slack.integration().status == "revoked"
    assert slack.events() == ["integration.revoked"]
