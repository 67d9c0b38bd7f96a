"""Errors in the document: one schema, one component for each set of codes, examples made of the errors themselves."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from config.api import errors
from config.api.errors import ApiError
from config.api.fixes import BY_CODE
from config.api.openapi import headers
from config.api.openapi.operation import JSON
from config.api.problems import PROBLEM, problem_of
from config.idempotency.errors import CallCutOff, IdempotencyConflict

REQUEST_ID = headers.REQUEST_ID["X-Request-Id"]["example"]
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
    IdempotencyConflict: (
        ("The first call with this Idempotency-Key is still being made",),
        {"retry_after": 3},
    ),
    CallCutOff: (("req_3f9a1c0d5b7e2a4c6d8e0f1a",), {}),
    errors.MethodNotAllowed: (("PUT", ["GET", "POST"]), {}),
}


def all_errors(root: type[ApiError] = ApiError) -> Iterator[type[ApiError]]:
    """Yield every error of these routes, wherever it is declared; the apps API tells its own in its own way."""
    for error in root.__subclasses__():
        if not error.is_of_apps:
            yield error
        yield from all_errors(error)


def all_codes() -> list[str]:
    """Return every `error_code` there is."""
    return sorted({error.error_code for error in all_errors()})


def example_of(error: type[ApiError]) -> dict[str, Any]:
    """Return the body that such an error is answered with."""
    args, details = ARGUMENTS.get(error, ((), {}))
    return {**error(*args, **details).body(), "request_id": REQUEST_ID}


def examples_of(code: str) -> dict[str, dict[str, Any]]:
    """Return the bodies that a code comes in, by name: its own first, then of those errors that say more."""
    first, *others = (error for error in all_errors() if error.error_code == code)
    more = {f"{code}.{error.__name__}": error for error in others if error in ARGUMENTS}
    return {name: example_of(error) for name, error in ({code: first} | more).items()}


def component_name(codes: Iterable[str]) -> str:
    """Return the name of the answer with these codes: the codes themselves."""
    return ".".join(sorted(codes))


def component(status: int, codes: Iterable[str]) -> dict[str, Any]:
    """Return the answer of one status: what each of its codes means, and an example of each."""
    codes = sorted(codes)
    return {
        "description": "\n".join(meaning(code) for code in codes),
        "headers": headers.of_error(status),
        "content": {
            JSON: media("Error", codes, lambda body: body),
            PROBLEM: media("Problem", codes, lambda body: problem_of(body, status)),
        },
    }


def meaning(code: str) -> str:
    """Return what a code means and what to do, as a line of Markdown."""
    return f"- `{code}`: {BY_CODE[code].meaning} {BY_CODE[code].remedy}"


def media(schema: str, codes: list[str], form: Callable[[dict], dict]) -> dict[str, Any]:
    """Return the content of an answer with one of the codes."""
    only = {"properties": {"error_code": {"enum": codes}}}
    return {
        "schema": {"allOf": [{"$ref": f"#/components/schemas/{schema}"}, only]},
        "examples": {
            name: {"summary": BY_CODE[code].meaning, "value": form(body)}
            for code in codes
            for name, body in examples_of(code).items()
        },
    }
