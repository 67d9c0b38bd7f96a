"""A call takes exactly what the published schema of its tool takes, beside the leniencies that are promised."""

import json

from jsonschema import Draft202012Validator

from config.api.errors import Invalid
from providers.arguments import read_arguments
from providers.registry import offered
from providers.schemas import all_params
from tests.every_tool import of_every_tool
from tools_catalog.listing.document import document

VALUES = (
    7,
    0,
    -1,
    10**6,
    1.5,
    True,
    "text",
    "",
    "x" * 300,
    [],
    ["a"],
    [1],
    [["a", 1]],
    {},
    {"a": 1},
)
LISTS = [
    offer
    for offer in offered().values()
    if offer.tool.page and offer.tool.page.limit_name in {p.name for p in all_params(offer.tool)}
]


def schema_of(offer):
    return Draft202012Validator(document(offer, True)["function"]["parameters"])


def refused(offer, arguments):
    """Return the paths that a call names when it refuses arguments; none if it takes them."""
    try:
        read_arguments(offer.tool, arguments)
    except Invalid as error:
        return set(error.details["fields"])
    return set()


def faulty(offer, arguments):
    """Return the paths at which the schema refuses arguments."""
    errors = list(schema_of(offer).iter_errors(arguments))
    missing = [(e, name) for e in errors if e.validator == "required" for name in absent(e)]
    found = {dotted(*error.path, name) for error, name in missing}
    return found | {dotted(*e.path) for e in errors if e.validator != "required"}


def absent(error):
    return [name for name in error.validator_value if name not in error.instance]


def dotted(*path):
    return ".".join(map(str, path))


def is_lenient(param, value):
    """Say whether text may stand for another type here, or a number for text."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, str) if param.type != "string" else is_number


def cases(offer):
    example = dict(offer.tool.example)
    for param in all_params(offer.tool):
        for value in VALUES:
            if not is_lenient(param, value):
                yield example | {param.name: value}


@of_every_tool(offered().values())
def test_the_example_is_what_the_schema_takes(offer):
    example = dict(offer.tool.example)

    assert faulty(offer, example) == refused(offer, example) == set()


@of_every_tool(offered().values())
def test_a_call_refuses_what_the_schema_refuses_and_nothing_else(offer):
    for arguments in cases(offer):
        assert refused(offer, arguments) == faulty(offer, arguments), arguments


@of_every_tool(offered().values())
def test_whatever_is_required_is_missed_by_name(offer):
    required = set(document(offer, True)["function"]["parameters"]["required"])

    assert refused(offer, {}) == faulty(offer, {}) == required


@of_every_tool(offered().values())
def test_every_wrong_one_is_named_at_once(offer):
    wrong = {
        p.name: True for p in all_params(offer.tool) if faulty(offer, {p.name: True}) >= {p.name}
    }

    assert refused(offer, dict(offer.tool.example) | wrong) >= set(wrong)


@of_every_tool(offered().values())
def test_text_counts_as_what_it_says(offer):
    for param in all_params(offer.tool):
        if param.type not in {"integer", "boolean"}:
            continue
        for value in (7, 0, -1, 10**6) if param.type == "integer" else (True, False):
            typed = dict(offer.tool.example) | {param.name: value}
            as_text = typed | {param.name: json.dumps(value)}
            assert refused(offer, as_text) == faulty(offer, typed), as_text


@of_every_tool(LISTS)
def test_a_limit_has_its_other_names_and_is_brought_down(offer):
    params = {param.name for param in all_params(offer.tool)}
    page, example = offer.tool.page, dict(offer.tool.example)
    example.pop(page.limit_name, None)
    for name in ("limit", "maxResults", "max_results", "pageSize"):
        if name not in params - {page.limit_name}:
            taken = read_arguments(offer.tool, example | {name: 10**6})
            assert taken[page.limit_name] == page.maximum


@of_every_tool(offered().values())
def test_unknown_names_are_ignored(offer):
    example = dict(offer.tool.example)

    assert read_arguments(offer.tool, example | {"nobodyKnows": 1}) == read_arguments(
        offer.tool, example
    )
