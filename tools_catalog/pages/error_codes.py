"""The error codes as Markdown, from the errors themselves and from what is known about mending them."""

import json

import accounts.device.errors  # noqa: F401 - its errors are listed as well
from config.api.apps_codes import CODES
from config.api.errors import ApiError
from config.api.fixes import BY_CODE
from config.api.openapi.error_answers import all_errors, example_of
from tools_catalog.reference.markdown import code, joined, table


def of_code(error_code: str) -> list[type[ApiError]]:
    """Return the errors that answer with a code, the plainest first."""
    return [error for error in all_errors() if error.error_code == error_code]


def overview() -> str:
    """Return the table of all codes, each a link to its section."""
    rows = [
        (f"[{name}](#{name})", str(of_code(name)[0].status), fix.meaning)
        for name, fix in BY_CODE.items()
    ]
    return table(("`error_code`", "status", "what happened"), rows)


def sections() -> str:
    """Return a section for each code."""
    return joined(section(name) for name in BY_CODE)


def section(error_code: str) -> str:
    """Return what a code means, what to do, and what its answer looks like."""
    errors, fix = of_code(error_code), BY_CODE[error_code]
    example = json.dumps(example_of(errors[0]), indent=2, ensure_ascii=False)
    words = dict.fromkeys(code(error.code or error.error_code) for error in errors)
    status = f"Status **{errors[0].status}**, `code` {' or '.join(words)}."
    lines = (f"### {error_code}", status, fix.meaning, f"**What to do:** {fix.remedy}")
    return "\n\n".join([*lines, f"```json\n{example}\n```"])


def of_apps() -> str:
    """Return a section for each code of the apps API."""
    return joined(
        joined(
            (
                f"### {name}",
                f"Status **{' or '.join(map(str, told.statuses))}**. {told.meaning}",
                f"**What to do:** {told.remedy}",
            )
        )
        for name, told in CODES.items()
    )
