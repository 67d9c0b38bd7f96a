"""Notion as strict as the real one: JSON and Basic, a version with every request, limits, what is not shared."""

from urllib.parse import parse_qsl

import pytest
import requests

from tests.sandbox.clients import OAuthClient
from tests.sandbox_process import CALLBACK, consent

HANDBOOK = "a1000000-0000-4000-8000-000000000001"
LAUNCH = "a1000000-0000-4000-8000-000000000002"
SALARIES = "a1000000-0000-4000-8000-000000000003"
SOURCE = "e1000000-0000-4000-8000-000000000001"
VERSION = {"Notion-Version": "2025-09-03"}


class NotionClient(OAuthClient):
    slug = "notion"
    authorize_path = "v1/oauth/authorize"
    token_path = "v1/oauth/token"
    asked = {"response_type": "code", "owner": "user"}

    def token_request(self, auth=None, headers=None, **fields):
        own = (self.client_id, self.sandbox.client_secret)
        return self.session.post(
            f"{self.base}/{self.token_path}", json=fields, auth=auth or own, timeout=10
        )

    def credentials(self):
        return {}

    def call(self, method, path, token=None, headers=None, **options):
        return super().call(method, path, token, VERSION | (headers or {}), **options)


@pytest.fixture
def notion(sandbox):
    sandbox.control("reset", provider="notion")
    return NotionClient(sandbox)


@pytest.fixture
def connected(notion):
    return notion.connect()


def code_of(answer):
    body = answer.json()
    assert (body["object"], body["status"]) == ("error", answer.status_code)
    return answer.status_code, body["code"]


def paragraph(text):
    return {"paragraph": {"rich_text": [{"text": {"content": text}}]}}


def test_the_grant_tells_the_workspace_and_neither_scopes_nor_expiry(connected):
    grant = connected.grant

    assert set(grant) == {
        "access_token",
        "token_type",
        "refresh_token",
        "bot_id",
        "workspace_name",
        "workspace_icon",
        "workspace_id",
        "owner",
        "duplicated_template_id",
        "request_id",
    }
    assert grant["owner"]["user"]["person"] == {"email": "mara@northwind.example"}
    assert connected.get("v1/users/me").json()["id"] == grant["bot_id"]


def test_consent_wants_an_owner(notion):
    location = requests.get(
        notion.authorize_url(owner=None), allow_redirects=False, timeout=5
    ).headers["Location"]

    assert dict(parse_qsl(location.partition("?")[2]))["error"] == "invalid_request"


def test_denial(notion):
    answer = consent(notion.authorize_url(), decision="deny").partition("?")[2]

    assert dict(parse_qsl(answer)) == {"error": "access_denied", "state": "s-1"}


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"auth": ("sandbox-notion", "wrong")}, 401, "invalid_client"),
        ({"auth": ("other", "x")}, 401, "invalid_client"),
        ({"code": "nonsense"}, 400, "invalid_grant"),
        ({"redirect_uri": CALLBACK + "x"}, 400, "invalid_grant"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"client_secret": "in the body too"}, 401, "invalid_client"),
    ],
)
def test_refused_exchange(notion, changes, status, error):
    answer = notion.exchange(**{"code": notion.code()} | changes)

    assert (answer.status_code, answer.json()["error"]) == (status, error)


def test_a_form_and_credentials_in_the_body_are_refused(notion, sandbox):
    url, own = f"{notion.base}/{notion.token_path}", (notion.client_id, sandbox.client_secret)
    fields = {"grant_type": "authorization_code", "code": notion.code(), "redirect_uri": CALLBACK}

    form = requests.post(url, data=fields, auth=own, timeout=5)
    body = fields | {"client_id": own[0], "client_secret": own[1]}
    posted = requests.post(url, json=body, timeout=5)

    assert (form.status_code, form.json()["error"]) == (400, "invalid_request")
    assert (posted.status_code, posted.json()["error"]) == (401, "invalid_client")


def test_refresh_tokens_work_once_and_end_the_old_access_token(connected):
    first = connected.grant

    second = connected.refresh(first["refresh_token"]).json()
    again = connected.refresh(first["refresh_token"])

    assert code_of(connected.get("v1/users/me")) == (401, "unauthorized")
    assert connected.get("v1/users/me", token=second["access_token"]).status_code == 200
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")


def test_revoking_takes_basic_and_ends_the_grant(connected, sandbox):
    url, own = f"{connected.base}/v1/oauth/revoke", (connected.client_id, sandbox.client_secret)
    body = {"token": connected.access_token}

    stranger = requests.post(url, json=body, headers=VERSION, timeout=5)
    assert connected.get("v1/users/me").status_code == 200
    ended = requests.post(url, json=body, headers=VERSION, auth=own, timeout=5)

    assert (stranger.status_code, ended.status_code) == (401, 200)
    assert code_of(connected.get("v1/users/me")) == (401, "unauthorized")
    assert connected.refresh(connected.grant["refresh_token"]).status_code == 400


@pytest.mark.parametrize("version", ["", "2022-06-28", "latest"])
def test_every_request_names_the_version(connected, version):
    answer = connected.get("v1/users/me", headers={"Notion-Version": version})

    assert code_of(answer) == (400, "missing_version")


@pytest.mark.parametrize(
    ("method", "path", "body", "expected"),
    [
        ("GET", f"v1/pages/{SALARIES}", None, (404, "object_not_found")),
        ("GET", f"v1/blocks/{SALARIES}/children", None, (404, "object_not_found")),
        ("GET", "v1/pages/nonsense", None, (400, "validation_error")),
        ("GET", f"v1/databases/{HANDBOOK}", None, (404, "object_not_found")),
        ("GET", "v1/nowhere", None, (400, "invalid_request_url")),
        ("GET", "v1/users?page_size=101", None, (400, "validation_error")),
        (
            "GET",
            f"v1/blocks/{HANDBOOK}/children?start_cursor={SALARIES}",
            None,
            (400, "validation_error"),
        ),
        ("POST", "v1/pages", {"properties": {}}, (400, "validation_error")),
        (
            "POST",
            "v1/pages",
            {"parent": {"page_id": HANDBOOK}, "properties": {"Status": {"select": None}}},
            (400, "validation_error"),
        ),
        (
            "POST",
            "v1/search",
            {"filter": {"property": "object", "value": "database"}},
            (400, "validation_error"),
        ),
        (
            "POST",
            f"v1/data_sources/{SOURCE}/query",
            {"filter": {"property": "Nope", "select": {"equals": "x"}}},
            (400, "validation_error"),
        ),
        (
            "PATCH",
            f"v1/blocks/{LAUNCH}/children",
            {"children": [paragraph("x")] * 101},
            (400, "validation_error"),
        ),
        (
            "PATCH",
            f"v1/blocks/{LAUNCH}/children",
            {"children": [paragraph("x" * 2001)]},
            (400, "validation_error"),
        ),
        (
            "PATCH",
            f"v1/blocks/{LAUNCH}/children",
            {"children": [{"code": {"rich_text": [], "language": "py"}}]},
            (400, "validation_error"),
        ),
        ("POST", "v1/comments", {"rich_text": []}, (400, "validation_error")),
    ],
)
def test_what_notion_refuses(connected, method, path, body, expected):
    assert code_of(connected.call(method, path, json=body)) == expected


def test_children_nest_two_levels_in_a_request(connected):
    def nested(depth):
        inner = {"children": [nested(depth - 1)]} if depth else {}
        return {"bulleted_list_item": {"rich_text": [], **inner}}

    path = f"v1/blocks/{LAUNCH}/children"

    assert connected.patch(path, {"children": [nested(2)]}).status_code == 200
    assert code_of(connected.patch(path, {"children": [nested(3)]})) == (400, "validation_error")


def test_blocks_stand_where_they_were_put(connected):
    path = f"v1/blocks/{LAUNCH}/children"
    [first, *_] = connected.get(path).json()["results"]

    connected.patch(path, {"children": [paragraph("second")], "after": first["id"]})
    connected.patch(path, {"children": [paragraph("last")]})

    kinds = [one["type"] for one in connected.get(path).json()["results"]]
    assert kinds == [
        "heading_2",
        "paragraph",
        "numbered_list_item",
        "numbered_list_item",
        "paragraph",
    ]


def test_lists_are_paged_to_the_end(connected):
    seen, cursor = [], None
    while True:
        query = f"?page_size=2&start_cursor={cursor}" if cursor else "?page_size=2"
        body = connected.get(f"v1/users{query}").json()
        seen += [one["type"] for one in body["results"]]
        cursor = body["next_cursor"]
        assert body["has_more"] is bool(cursor)
        if not cursor:
            break

    assert seen == ["person"] * 3 + ["bot"] * 3


def test_ids_are_taken_without_dashes(connected):
    assert connected.get(f"v1/pages/{HANDBOOK.replace('-', '')}").json()["id"] == HANDBOOK
