"""Read the fields of an issue as Jira wants them written."""

from collections.abc import Callable

from sandbox.calls import Call
from sandbox.fakes.jira import adf, people
from sandbox.fakes.jira.projects import TYPES
from sandbox.fakes.jira.showing import PRIORITIES
from sandbox.refusals import Refusal
from sandbox.shapes import fits


def read(call: Call, given: dict) -> dict:
    """Return the fields as they are kept; one that is unknown or malformed is refused."""
    readers = _readers(call)
    if unknown := [name for name in given if name not in (*readers, "project")]:
        text = (
            f"Field '{unknown[0]}' cannot be set. It is not on the appropriate screen, or unknown."
        )
        raise Refusal("invalid", text, field=unknown[0])
    kept = {name: readers[name](given[name]) for name in given if name in readers}
    return {("type" if name == "issuetype" else name): value for name, value in kept.items()}


def _readers(call: Call) -> dict[str, Callable[[object], object]]:
    return {
        "summary": _summary,
        "description": lambda value: adf.checked(value, "description"),
        "issuetype": lambda value: _named(value, "issuetype", TYPES),
        "priority": lambda value: _named(value, "priority", PRIORITIES),
        "labels": _labels,
        "assignee": lambda value: people.key_of(call, _account(value)),
    }


def _summary(value: object) -> str:
    if not isinstance(value, str) or not value or "\n" in value or len(value) > 255:
        raise Refusal("invalid", "The summary is invalid.", field="summary")
    return value


def _named(value: object, field: str, known: dict[str, str]) -> str:
    name = value.get("name") if isinstance(value, dict) else None
    if name not in known:
        raise Refusal("invalid", f"Specify a valid {field}", field=field)
    return name


def _labels(value: object) -> list[str]:
    if not fits(value, [str]) or any(" " in label for label in value or []):
        raise Refusal("invalid", "The label contains spaces which is invalid.", field="labels")
    return list(value or [])


def _account(value: object) -> object:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise Refusal("invalid", "expected an object", field="assignee")
    return value.get("accountId", value.get("id"))
