"""Bodies against schemas: wrong types are found, and members that nobody named."""

import pytest

from tests.descriptions.bodies import problems

PERSON = {"type": "object", "properties": {"email": {"type": "string"}}}
SCHEMAS = {
    "Thing": {"type": "object", "properties": {"id": {"type": "string"}, "more": {}}},
    "Event": {
        "allOf": [
            {"$ref": "#/schemas/Thing"},
            {"properties": {"guests": {"type": "array", "items": PERSON}}},
        ]
    },
}
EVENT = {"$ref": "#/schemas/Event"}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"id": "one"},
        {"guests": [{"email": "mara@northwind.example"}]},
        {"more": {"of": "anything"}},
    ],
)
def test_what_is_described_is_fine(body):
    assert problems(body, EVENT, SCHEMAS) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"id": 1}, "$.id: 1 is not of type 'string'"),
        ({"uid": "one"}, "$.uid: no such member"),
        ({"guests": [{"mail": "mara@northwind.example"}]}, "$.guests[].mail: no such member"),
    ],
)
def test_what_is_not_described_is_told(body, told):
    assert problems(body, EVENT, SCHEMAS) == [told]


def test_an_object_without_members_may_hold_any():
    assert problems({"any": 1}, {"type": "object"}, {}) == []
    assert problems({"any": 1}, {"type": "object", "properties": {}}, {}) != []
