"""A provider's redirect is an answer like any other: it is reported and never followed."""

import pytest

from tests.contract.shapes import explained
from tests.factories import make_integration
from tests.proxy.loopback import http_answer, provider
from tests.proxy.test_headers import DriveFile

REPOS, ISSUES = "/api/v1/github/repos", "/api/v1/github/repos/o/r/issues"
STATUSES = [
    "301 Moved",
    "302 Found",
    "303 See Other",
    "307 Temporary",
    "308 Permanent",
    "300 Choices",
]


@pytest.fixture
def trap():
    """A second server, to which every redirect here points."""
    with provider(http_answer()) as server:
        yield server


# promise 83
@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_it_is_reported_and_not_followed(acting, answering, trap, status, method):
    server = answering(http_answer(b"", status, f"Location: {trap.url}/steal"))

    response = acting.get(REPOS) if method == "GET" else acting.post_json(ISSUES, {"title": "t"})

    code = int(status[:3])
    body = response.json()
    assert response.status_code == 502
    assert body["error"] == f"GitHub answered {code}: a redirect, which is never followed"
    assert body["error_code"] == "PROVIDER_ERROR"
    assert body["details"] == explained(
        "PROVIDER_ERROR",
        source="provider",
        provider="github",
        status=code,
        reason="a redirect, which is never followed",
    )
    assert len(server.heard) == 1
    assert trap.heard == []
    assert "Location" not in response


# promise 83
def test_not_even_to_another_path_of_the_same_host(acting, answering):
    server = answering(http_answer(b"", "302 Found", "Location: /somewhere/else"))

    assert acting.get(REPOS).status_code == 502
    assert len(server.heard) == 1


# promise 83
def test_raw_bytes_are_not_fetched_elsewhere(acting, answering, trap):
    answering(DriveFile(http_answer(b"", "302 Found", f"Location: {trap.url}/file")))

    response = acting.get("/api/v1/drive/files/f1/content?format=raw")

    assert response.status_code == 502
    assert response.json()["details"]["status"] == 302
    assert trap.heard == []


# promise 83: the session of a resumable upload is taken from its query alone
def test_an_upload_goes_to_the_definitions_host_whatever_the_session_says(acting, answering, trap):
    opened = http_answer(b"{}", "200 OK", f"Location: {trap.url}/elsewhere?upload_id=u1")
    stored = http_answer(b'{"id": "f1", "name": "a.txt"}')
    answers = [opened, stored]
    server = answering(lambda connection: connection.sendall(answers.pop(0)))

    response = acting.put(
        "/api/v1/drive/files/content?name=a.txt&mimeType=text/plain",
        b"hello",
        content_type="text/plain",
    )

    assert response.status_code == 200
    assert trap.heard == []
    assert [heard.line.split("?")[0] for heard in server.heard] == [
        "POST /upload/drive/v3/files",
        "PUT /upload/drive/v3/files",
    ]
    assert "upload_id=u1" in server.heard[1].target


# promise 83
def test_a_token_endpoint_is_not_followed_with_the_client_secret(api, account, answering, trap):
    make_integration(account, refresh_token="r-1", expires_in=-10)
    server = answering(http_answer(b"", "307 Temporary", f"Location: {trap.url}/token"))

    response = api.acting_for(account.external_id).get(REPOS)

    assert response.status_code == 503
    assert response.json()["error_code"] == "PROVIDER_UNAVAILABLE"
    assert len(server.heard) == 1
    assert trap.heard == []
