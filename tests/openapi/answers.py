"""Compare an answer that a test got with what the document says about it."""

import json

from config.api.problems import PROBLEM
from tests.openapi.document import document, found, path_of, pointer_to, validator

READABLE = ("application/json", PROBLEM)
# Answered by every route to what no operation is: the method is not there.
NOT_THE_OPERATIONS = {405}


def differences(response):
    """Return what the document does not say about an answer; nothing for a route it does not have."""
    path, method = path_of(response), response.request["REQUEST_METHOD"]
    operation = document()["paths"].get(path, {}).get(method.lower())
    if operation is None or response.status_code in NOT_THE_OPERATIONS:
        return []
    where = ("paths", path, method.lower(), "responses", response.status_code)
    answers = operation["responses"]
    if str(response.status_code) not in answers:
        return [f"{method} {path} is not said to answer {response.status_code}"]
    answer = found(answers[str(response.status_code)])
    wrong = [*headers(answer, response), *content(where, answer, answers, response)]
    return [f"{method} {path} {response.status_code}: {each}" for each in wrong]


def headers(answer, response):
    """Name the headers of ours that the document does not know of, or that have another form."""
    known = answer.get("headers", {})
    for name, value in response.items():
        if (
            name.startswith(("X-", "RateLimit", "Retry", "WWW", "Idempotent"))
            and name not in EVERYWHERE
        ):
            if name not in known:
                yield f"the header {name} is not described"
            elif found(known[name])["schema"].get("type") == "integer" and not is_whole(value):
                yield f"the header {name} is {value}"


def is_whole(text):
    return text.lstrip("-").isdigit()


# Every answer of Django's carries them.
EVERYWHERE = {"X-Frame-Options", "X-Content-Type-Options"}


def content(where, answer, answers, response):
    """Name what is wrong with type and body."""
    if getattr(response, "streaming", False):
        return
    media_type, described = response.get("Content-Type", ""), answer.get("content", {})
    if media_type not in described:
        if described or response.content:
            yield f"{media_type} is not one of {sorted(described)}"
        return
    if media_type in READABLE:
        place = place_of(where, answers, media_type)
        for error in validator(place).iter_errors(json.loads(response.content)):
            yield f"{error.json_path}: {error.message[:300]}"


def place_of(where, answers, media_type):
    """Return the pointer to the schema, through the reference where the answer is a shared one."""
    answer = answers[str(where[-1])]
    start = answer["$ref"][1:] if "$ref" in answer else pointer_to(*where)
    return start + pointer_to("content", media_type, "schema")
