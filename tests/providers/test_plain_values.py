"""What is taken without asking the schema is what the schema takes."""

import pytest
from jsonschema import Draft202012Validator

from providers.checking import surely_fits
from providers.params import array, boolean, integer, number, text
from providers.registry import tools
from providers.schemas import schema_of, signature_of

VALUES = ["", "x", 0, 1, 5, -1, 10**20, 0.5, 1.0, float("nan"), True, False, [], ["x"], {}]


def test_no_parameter_takes_plainly_what_its_schema_refuses():
    for param in (
        p for offer in tools().values() for p in signature_of(offer.tool).params.values()
    ):
        for value in VALUES:
            if surely_fits(param, value):
                assert Draft202012Validator(schema_of(param)).is_valid(value), (param, value)


@pytest.mark.parametrize(
    ("param", "value", "fits"),
    [
        (text("a", ""), "x", True),
        (text("a", "", enum=("x", "y")), "x", False),
        (text("a", "", schema={"maxLength": 1}), "x", False),
        (integer("a", "", minimum=1, maximum=5), 5, True),
        (integer("a", "", minimum=1, maximum=5), 6, False),
        (integer("a", ""), True, False),
        (number("a", ""), 5, True),
        (boolean("a", ""), True, True),
        (array("a", ""), ["x"], False),
    ],
    ids=str,
)
def test_what_is_plain(param, value, fits):
    assert surely_fits(param, value) is fits
