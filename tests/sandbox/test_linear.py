"""Linear as strict as the real one: scopes, rotation, and a schema that knows what it does not have."""

from urllib.parse import parse_qsl

import pytest
import requests

from tests.sandbox.clients import PKCE, VERIFIER, OAuthClient
from tests.sandbox_process import CALLBACK

ENG = "22220000-0000-4000-8000-000000000001"


class LinearClient(OAuthClient):
    slug = "linear"
    authorize_path = "oauth/authorize"
    token_path = "oauth/token"
    asked = {"response_type": "code", "scope": "read,write"}

    def ask(self, query, token=None, **variables):
        return self.post("graphql", {"query": query, "variables": variables}, token=token)


@pytest.fixture
def linear(sandbox):
    sandbox.control("reset", provider="linear")
    return LinearClient(sandbox)


@pytest.fixture
def connected(linear):
    return linear.connect()


def told(answer):
    [error] = answer.json()["errors"]
    return answer.status_code, error["extensions"]["code"], error["message"]


def test_scopes_are_asked_for_with_commas_and_granted_with_spaces(connected):
    grant = connected.grant

    assert grant["scope"] == "read write"
    assert (grant["token_type"], grant["expires_in"]) == ("Bearer", 86_399)
    assert grant["refresh_token"]


@pytest.mark.parametrize("scope", ["read write", "nonsense"])
def test_other_scopes_are_refused(linear, scope):
    location = requests.get(
        linear.authorize_url(scope=scope), allow_redirects=False, timeout=5
    ).headers["Location"]

    assert dict(parse_qsl(location.partition("?")[2]))["error"] == "invalid_scope"


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"code": "nonsense"}, 400, "invalid_grant"),
        ({"redirect_uri": CALLBACK + "x"}, 400, "invalid_grant"),
        ({"redirect_uri": None}, 400, "invalid_request"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
    ],
)
def test_refused_exchange(linear, changes, status, error):
    answer = linear.exchange(**{"code": linear.code()} | changes)

    assert (answer.status_code, answer.json()["error"]) == (status, error)


def test_a_proof_key_has_to_be_proven(linear):
    code = linear.code(**PKCE)

    assert linear.exchange(code).status_code == 400
    assert linear.exchange(code, code_verifier=VERIFIER).status_code == 200


def test_a_refresh_token_works_once(connected):
    first = connected.grant["refresh_token"]

    second = connected.refresh(first).json()

    assert connected.refresh(first).json()["error"] == "invalid_grant"
    assert connected.refresh(second["refresh_token"]).status_code == 200


def test_revoking_takes_the_clients_credentials(connected):
    url = f"{connected.base}/oauth/revoke"
    body = {"token": connected.grant["refresh_token"]}

    stranger = requests.post(url, data=body, timeout=5)
    ended = requests.post(url, data=body | connected.credentials(), timeout=5)

    assert (stranger.status_code, ended.status_code) == (401, 200)
    assert told(connected.ask("{ viewer { id } }"))[:2] == (401, "AUTHENTICATION_ERROR")


@pytest.mark.parametrize(
    ("query", "variables", "message"),
    [
        ("{ viewer { nope } }", {}, 'Cannot query field "nope" on type "User".'),
        ("{ nothing }", {}, 'Cannot query field "nothing" on type "Query".'),
        ("{ viewer }", {}, 'Field "viewer" must have a selection.'),
        ("{ viewer { id { x } } }", {}, 'Field "id" must not have a selection.'),
        ("{ viewer(id: 1) { id } }", {}, 'Unknown argument "id" on field "Query.viewer".'),
        ("{ issue { id } }", {}, "is required"),
        ("query Q($id: String!) { issue(id: $id) { id } }", {}, "was not provided"),
        ("query Q($id: Int!) { issue(id: $id) { id } }", {"id": 1}, "expecting type"),
        ("query Q { issue(id: $id) { id } }", {"id": "x"}, 'Variable "$id" is not defined.'),
        ("query Q($x: Int) { viewer { id } }", {}, 'Variable "$x" is never used.'),
        (
            "query Q($f: IssueFilter) { issues(filter: $f) { nodes { id } } }",
            {"f": {"nope": 1}},
            'Field "nope" is not defined by type "IssueFilter".',
        ),
        (
            "query Q($n: Int) { issues(first: $n) { nodes { id } } }",
            {"n": "5"},
            'Expected type "Int".',
        ),
        ("{ viewer { id }", {}, "Syntax Error"),
        ("subscription { x }", {}, "Syntax Error"),
        ("{ ...Everything }", {}, "Syntax Error"),
    ],
)
def test_a_document_has_to_fit_the_schema(connected, query, variables, message):
    status, code, said = told(connected.ask(query, **variables))

    assert (status, code) == (400, "GRAPHQL_VALIDATION_FAILED")
    assert message in said


def test_only_json_is_read(connected):
    answer = connected.call("POST", "graphql", data={"query": "{ viewer { id } }"})

    assert answer.status_code == 400


def test_an_unknown_issue_is_an_error_with_status_200(connected):
    answer = connected.ask('{ issue(id: "ENG-99") { id } }')

    assert told(answer) == (200, "INPUT_ERROR", "Entity not found: Issue")


def test_writing_takes_the_scope_for_it(linear):
    linear.connect(scope="read")
    mutation = "mutation M($i: IssueCreateInput!) { issueCreate(input: $i) { success } }"

    answer = linear.ask(mutation, i={"teamId": ENG, "title": "x"})

    assert told(answer) == (400, "FORBIDDEN", "Invalid scope: `write` required")


def test_what_is_refused_changed_nothing(connected):
    mutation = "mutation M($i: IssueCreateInput!) { issueCreate(input: $i) { success } }"
    count = '{ searchIssues(term: "", first: 1) { totalCount } }'
    before = connected.ask(count).json()

    for wrong in (
        {"teamId": "x", "title": "x"},
        {"teamId": ENG},
        {"teamId": ENG, "title": "x", "stateId": "x"},
    ):
        assert "errors" in connected.ask(mutation, i=wrong).json()

    assert connected.ask(count).json() == before


def test_the_last_page_still_has_a_cursor(connected):
    query = "query Q($a: String) { teams(first: 1, after: $a) { nodes { key } pageInfo { hasNextPage endCursor } } }"

    first = connected.ask(query).json()["data"]["teams"]
    last = connected.ask(query, a=first["pageInfo"]["endCursor"]).json()["data"]["teams"]

    assert (first["nodes"], last["nodes"]) == ([{"key": "ENG"}], [{"key": "DES"}])
    assert last["pageInfo"]["hasNextPage"] is False
    assert last["pageInfo"]["endCursor"]
