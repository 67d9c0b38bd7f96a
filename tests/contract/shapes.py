"""The envelope, and the types of what is in it."""

import re
from datetime import datetime
from uuid import UUID

ACCOUNTS = "/api/v1/accounts"
UNKNOWN = "550e8400-e29b-41d4-a716-446655440000"
ROUTES = [ACCOUNTS, f"{ACCOUNTS}/{UNKNOWN}", "/api/v1/me", "/api/v1/health", "/api/v1/nowhere"]
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def success(response):
    """Return `data` of an answer in the success envelope, which holds nothing else."""
    assert response.status_code == 200, response.content
    body = response.json()
    assert set(body) == {"ok", "data"}
    assert body["ok"] is True
    return body["data"]


def failure(response, status):
    """Return the error body of an answer in the failure envelope."""
    assert response.status_code == status, response.content
    body = response.json()
    assert set(body) >= {"ok", "error", "error_code"}
    assert body["ok"] is False
    return body


def explained(error_code, **details):
    """Return the details of an error: what it says itself, and where its code is explained."""
    return details | {"doc_url": f"http://testserver/docs/errors#{error_code}"}


def has_types(data, **types):
    """Check that an object has exactly these members, each of its type."""
    assert list(data) == list(types)
    for name, kind in types.items():
        assert kind(data[name]), (name, data[name])


def uuid(value):
    return str(UUID(value)) == value


def text(value):
    return isinstance(value, str)


def text_or_null(value):
    return value is None or isinstance(value, str)


def an_object(value):
    return isinstance(value, dict)


def an_object_or_null(value):
    return value is None or isinstance(value, dict)


def a_boolean(value):
    return isinstance(value, bool)


def a_list(value):
    return isinstance(value, list)


def time(value):
    return bool(TIME.fullmatch(value)) and datetime.fromisoformat(value) is not None


ACCOUNT = {
    "id": uuid,
    "external_id": text,
    "display_name": text_or_null,
    "metadata": an_object,
    "created_at": time,
}


def success_list(response):
    """Return `data` of a list, which carries `next_cursor` beside it."""
    assert response.status_code == 200, response.content
    assert set(response.json()) == {"ok", "data", "next_cursor"}
    return response.json()["data"]


def data_of(response):
    """Return `data` of a good answer, whatever stands beside it."""
    assert response.status_code == 200, response.content
    assert response.json()["ok"] is True
    return response.json()["data"]
