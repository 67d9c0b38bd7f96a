"""Errors in the document: one schema, one component for each set of codes, examples made of the errors themselves."""

from collections.abc import Iterator
from typing import Any

from config.api import errors
from config.api.envelope import PROBLEM, problem_document
from config.api.errors import ApiError
from config.api.fixes import BY_CODE
from config.api.openapi import headers
from config.api.openapi.operation import JSON

REQUEST_ID = headers.REQUEST_ID["X-Request-Id"]["example"]
PATH = "/api/v1/accounts"
# What the errors are made with that are not made without anything.
ARGUMENTS: dict[type[ApiError], tuple[tuple[Any, ...], dict[str, Any]]] = {
    errors.PermissionDenied: ((), {"required_scope": "accounts:write"}),
    errors.ScopeMissing: (
        ("The granted scopes do not include gmail.send; connect again to ask for it",),
        {"provider": "google", "permission": "gmail.send"},
    ),
    errors.Invalid: (
        ("external_id: This field is required.",),
        {"fields": {"external_id": ["This field is required."]}},
    ),
    errors.AlreadyExists: (
        ("An account with this external_id already exists",),
        {"external_id": "user-123"},
    ),
    errors.AccountNotFound: (("user-123",), {}),
    errors.IntegrationNotFound: (("google",), {}),
    errors.TokenError: ((), {"provider": "google"}),
    errors.GrantRevoked: (("google",), {}),
    errors.ClientRefused: ((), {"provider": "google"}),
    errors.RateLimited: ((17,), {"limit": "minute"}),
    errors.ProviderError: (("google failed",), {"provider": "google"}),
    errors.ProviderUnavailable: (("google", 5), {}),
    errors.OutcomeUnknown: (("google",), {}),
    errors.MethodNotAllowed: (("PUT", ["GET", "POST"]), {}),
}


def all_errors(root: type[ApiError] = ApiError) -> Iterator[type[ApiError]]:
    """Yield every error there is, wherever it is declared."""
    for error in root.__subclasses__():
        yield error
        yield from all_errors(error)


def all_codes() -> list[str]:
    """Return every `error_code` there is."""
    return sorted({error.error_code for error in all_errors()})


def example_of(error: type[ApiError]) -> dict[str, Any]:
    """Return the body that such an error is answered with."""
    args, details = ARGUMENTS.get(error, ((), {}))
    return {**error(*args, **details).body(), "request_id": REQUEST_ID}


def component_name(found: list[type[ApiError]]) -> str:
    """Return the name of the answer with these codes: the codes themselves."""
    return ".".join(dict.fromkeys(error.error_code for error in found))


def component(status: int, found: list[type[ApiError]]) -> dict[str, Any]:
    """Return the answer of one status: what each of its codes means, and an example of each."""
    bodies = {error.error_code: example_of(error) for error in reversed(found)}
    problems = {code: problem_document(body, status, PATH) for code, body in bodies.items()}
    return {
        "description": "\n".join(meaning(code) for code in sorted(bodies)),
        "headers": headers.of_error(status),
        "content": {
            JSON: media("Error", bodies),
            PROBLEM: media("Problem", problems),
        },
    }


def meaning(code: str) -> str:
    """Return what a code means and what to do, as a line of Markdown."""
    return f"- `{code}`: {BY_CODE[code].meaning} {BY_CODE[code].remedy}"


def media(schema: str, bodies: dict[str, Any]) -> dict[str, Any]:
    """Return the content of an answer with one of the codes."""
    only = {"properties": {"error_code": {"enum": sorted(bodies)}}}
    return {
        "schema": {"allOf": [{"$ref": f"#/components/schemas/{schema}"}, only]},
        "examples": {
            code: {"summary": BY_CODE[code].meaning, "value": body}
            for code, body in sorted(bodies.items())
        },
    }
