"""Check arguments, how they were sent and what they hold, and name every wrong one."""

from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from config.api.errors import Invalid
from providers.params import Param
from providers.schemas import Signature, schema_of
from providers.spec import Tool

# The types whose values need no look inside.
SIMPLE = {"string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,)}


class Repeated(list[str]):
    """The values of a name that a query string holds more than once."""


def check_sending(tool: Tool, signature: Signature, given: dict[str, Any]) -> None:
    """Raise one 400 that names what could not be read, whatever its type."""
    flaws = {name: flaw_of(signature.params[name], value) for name, value in given.items()}
    if found := {name: flaw for name, flaw in flaws.items() if flaw}:
        raise refusal(tool, found)


def flaw_of(param: Param, value: Any) -> str:
    text = "".join(value) if isinstance(value, Repeated) else value
    if isinstance(text, str) and "\0" in text:
        return "holds a NUL character"
    if isinstance(value, Repeated) and not takes_many(param, value):
        return "given more than once"
    return ""


def takes_many(param: Param, values: Repeated) -> bool:
    """Say whether a repeated name may be a list; whether its items fit is judged later."""
    return param.type == "array" or Draft202012Validator(schema_of(param)).is_valid(values)


def refusal(tool: Tool, problems: dict[str, str]) -> Invalid:
    """Return the 400 whose sentence is the first problem and whose fields are all of them."""
    name, first = next(iter(problems.items()))
    fields = {name: [problem] for name, problem in problems.items()}
    return Invalid(f"{name}: {first}", fields=fields, tool=tool.name)


def check(tool: Tool, signature: Signature, given: dict[str, Any]) -> None:
    """Raise one 400 that names the path of every error."""
    if signature.required <= given.keys() and all(
        surely_fits(signature.params[name], value) for name, value in given.items()
    ):
        return
    problems = sorted(
        signature.validator.iter_errors(given), key=lambda error: list(map(str, error.path))
    )
    if problems:
        raise refusal(tool, {path_of(problem): sentence(problem) for problem in problems})


def surely_fits(param: Param, value: Any) -> bool:
    """Say whether a value is plainly what its parameter asks for; where not, the schema judges."""
    return (
        param.schema is None
        and not param.enum
        and type(value) in SIMPLE.get(param.type, ())
        and (param.minimum is None or value >= param.minimum)
        and (param.maximum is None or value <= param.maximum)
    )


def path_of(problem: ValidationError) -> str:
    if problem.validator == "required":
        # jsonschema names the missing property only in its message: "'to' is a required property".
        missing = problem.message.rpartition("' is a required")[0][1:]
        return ".".join([*map(str, problem.path), missing])
    return ".".join(map(str, problem.path)) or "body"


def sentence(problem: ValidationError) -> str:
    """Say what is wrong without echoing a long value."""
    if problem.validator == "required":
        return "This field is required."
    kind, said = problem.validator, problem.message
    if kind == "anyOf" and all(is_of_type(branch) for branch in problem.context):
        types = ", ".join(repr(branch["type"]) for branch in problem.validator_value)
        kind, said = "type", f"{problem.instance!r} is not of type {types}"
    return said if len(said) <= 200 else f"Not a valid {kind}."


def is_of_type(branch: ValidationError) -> bool:
    """Say whether it is the value's own type that does not fit, nothing inside of it."""
    return branch.validator == "type" and not branch.relative_path
