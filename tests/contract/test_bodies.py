"""Bodies that are no good: malformed, deep, NUL, half a surrogate, too large, of the wrong type."""

import pytest

from accounts.models import ConnectedAccount
from config.api.parser import MAX_VALUES
from tests.contract.shapes import ACCOUNTS
from tests.factories import make_integration

ISSUES = "/api/v1/github/repos/octo/hello/issues"
MEGABYTE = 1024 * 1024


def post(api, body, path=ACCOUNTS, content_type="application/json"):
    return api.generic("POST", path, body, content_type=content_type)


def refused(response, status, error):
    assert (response.status_code, response.json()["error"]) == (status, error)
    assert response["Content-Type"] == "application/json"
    assert not ConnectedAccount.objects.exclude(external_id="user-123").exists()


def nested(levels):
    """Return a body whose metadata nests so many levels of objects, itself included."""
    return '{"external_id": "u", "metadata": ' + '{"a":' * (levels - 2) + "{}" + "}" * (levels - 1)


@pytest.mark.parametrize(
    "body",
    [
        "{",
        "{'external_id': 'u'}",
        '{"external_id": "u",}',
        '{"external_id": "u"} {}',
        '{"external_id": NaN}',
        '{"external_id": "u", "metadata": {"n": Infinity}}',
        '{"external_id": "u", "metadata": {"n": -1e400}}',
        '{"external_id": "a\nb"}',
        b'{"external_id": "\xff"}',
        '{"external_id": "\\x41"}',
        "external_id=u",
        "<xml/>",
        "1" * 5000,
    ],
)
def test_what_is_not_json(api, body):
    refused(post(api, body), 400, "The body is not valid JSON")


@pytest.mark.parametrize("body", ["", " ", "\n"])
def test_an_empty_body_is_an_empty_object(api, body):
    refused(post(api, body), 400, "external_id: This field is required.")


def test_a_byte_order_mark_is_skipped(api):
    assert post(api, b'\xef\xbb\xbf{"external_id": "u"}').status_code == 200


@pytest.mark.parametrize("levels", [2, 19, 20])
def test_twenty_levels_are_read(api, levels):
    assert post(api, nested(levels)).status_code == 200


@pytest.mark.parametrize("body", [nested(22), nested(5000), "[" * 100_000, '{"a":' * 100_000])
def test_what_is_deeper_is_refused(api, body):
    response = post(api, body)

    assert response.status_code == 400
    assert response.json()["error"] in {
        "The body is nested deeper than 20 levels",
        "The body is not valid JSON",
    }


@pytest.mark.parametrize(
    "body",
    [
        '{"external_id": "a\\u0000b"}',
        '{"external_id": "u", "metadata": {"a": ["\\u0000"]}}',
        '{"external_id": "u", "metadata": {"\\u0000": 1}}',
        '{"external_id": "u", "display_name": "\\u0000"}',
    ],
)
def test_a_nul_character(api, body):
    refused(post(api, body), 400, "The body holds a NUL character")


@pytest.mark.parametrize(
    "body",
    [
        '{"external_id": "\\ud800"}',
        b'{"external_id": "\xed\xa0\x80"}',
        '{"external_id": "u", "metadata": {"a": "\\udc00x"}}',
        '{"external_id": "u", "metadata": {"\\ud800": 1}}',
    ],
)
def test_half_a_surrogate_pair(api, body):
    refused(post(api, body), 400, "The body holds half a surrogate pair")


def test_a_whole_pair_is_one_character(api):
    response = post(api, '{"external_id": "\\ud83d\\ude00"}')

    assert response.json()["data"]["external_id"] == "😀"


def test_a_body_above_10_mb(api):
    body = b'{"external_id": "u", "display_name": "' + b"x" * 10 * MEGABYTE + b'"}'

    refused(post(api, body), 413, "The body is larger than 10 MB")


def test_a_proxied_body_above_10_mb(api, account):
    make_integration(account, "github")
    body = b'{"title": "' + b"x" * 10 * MEGABYTE + b'"}'

    refused(post(api.acting_for("user-123"), body, ISSUES), 413, "The body is larger than 10 MB")


@pytest.mark.parametrize("value", ["[]", "{}", "1", '""', '{"a":1}', r'"\",\""'])
def test_more_values_than_anybody_means(api, value):
    body = f'{{"external_id": [{f"{value}," * MAX_VALUES}1]}}'

    refused(post(api, body), 400, f"The body holds more than {MAX_VALUES} values")


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-32"])
def test_json_is_utf_8_and_nothing_else(api, charset):
    hidden = '{"external_id": "∀", "display_name": "u"}'

    refused(post(api, hidden.encode(charset)), 400, "The body is not valid JSON")


@pytest.mark.parametrize("text", [",", r"\",[{", "[[{,"])
def test_marks_within_a_text_are_no_values(api, text):
    body = f'{{"external_id": "u", "display_name": "{text * MAX_VALUES}"}}'

    assert "display_name" in post(api, body).json()["error"]


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/xml",
        "text/json",
        "application/octet-stream",
    ],
)
@pytest.mark.parametrize("path", [ACCOUNTS, ISSUES])
def test_a_type_that_is_not_json(api, account, content_type, path):
    make_integration(account, "github")

    response = post(api.acting_for("user-123"), '{"external_id": "u"}', path, content_type)

    refused(response, 415, "Send the body as application/json")


@pytest.mark.parametrize(
    "content_type", ["application/json", "application/json; charset=utf-8", "APPLICATION/JSON", ""]
)
def test_types_that_are_json(api, content_type):
    assert post(api, '{"external_id": "u"}', content_type=content_type).status_code == 200


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "multipart/form-data"])
def test_a_get_without_a_body_may_name_any_type(api, content_type):
    """Public clients send a type with every request."""
    assert api.generic("GET", ACCOUNTS, content_type=content_type).status_code == 200
    assert api.generic("DELETE", f"{ACCOUNTS}/x", content_type=content_type).status_code == 404


def test_the_last_of_two_equal_names_counts(api):
    response = post(api, '{"external_id": "first", "external_id": "second"}')

    assert response.json()["data"]["external_id"] == "second"


def test_proxied_arguments_ignore_what_they_do_not_know(api, account, upstream):
    make_integration(account, "github")
    sent = upstream.post("https://api.github.com/repos/octo/hello/issues", json={"number": 1})

    body = '{"title": "Hi", "nickname": "x", "\\u0061ssignees": ["octo"]}'
    response = post(api.acting_for("user-123"), body, ISSUES)

    assert response.status_code == 200
    assert sent.calls[0].request.body == b'{"title": "Hi", "assignees": ["octo"]}'
