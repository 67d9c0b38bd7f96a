"""A call as a command, and routes as people read them."""

import pytest

from billing.drawing.curl import curl_of
from billing.models import UsageRecord
from billing.usage.routes import as_declared, readable

ORIGIN = "https://patchbay.example"


def curl(method, route, *, for_account=False):
    return curl_of(UsageRecord(method=method, route=route), ORIGIN, for_account=for_account)


def test_a_read_for_an_account_has_placeholders_for_key_account_and_path():
    assert curl("GET", "/api/v1/gmail/messages/<str:messageId>", for_account=True) == (
        'curl "https://patchbay.example/api/v1/gmail/messages/$MESSAGE_ID" \\\n'
        '  -H "Authorization: Bearer $PATCHBAY_KEY" \\\n'
        '  -H "X-Account-Id: $PATCHBAY_ACCOUNT"'
    )


def test_a_write_has_one_for_its_body():
    assert curl("POST", "/api/v1/accounts") == (
        'curl -X POST "https://patchbay.example/api/v1/accounts" \\\n'
        '  -H "Authorization: Bearer $PATCHBAY_KEY" \\\n'
        '  -H "Content-Type: application/json" \\\n'
        '  -d "$BODY"'
    )


@pytest.mark.parametrize(
    ("method", "beginning"), [("HEAD", "curl --head "), ("DELETE", "curl -X DELETE ")]
)
def test_other_methods_are_named(method, beginning):
    assert curl(method, "/api/v1/accounts/<str:pk>").startswith(beginning)


@pytest.mark.parametrize(
    ("method", "route"),
    [("GET", "/api/v1/.*$"), ("$(rm)", "/api/v1/accounts"), ("GET", "/^(?:api|v1)(?:/.*)?$")],
)
def test_what_cannot_be_made_again_gives_no_command(method, route):
    assert curl(method, route) == ""


@pytest.mark.parametrize(
    ("declared", "read"),
    [
        ("/api/v1/accounts", "/api/v1/accounts"),
        ("/api/v1/repos/<str:owner>/<path:file>", "/api/v1/repos/{owner}/{file+}"),
    ],
)
def test_a_template_is_read_and_searched_for_in_the_same_words(declared, read):
    assert readable(declared) == read
    assert as_declared(read) == declared


def test_a_call_that_reached_no_route_says_so():
    assert readable("/api/v1/.*$") == "(no route)"
