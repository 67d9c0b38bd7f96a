"""What breaks in answers. Of errors the codes are promised, whatever the status they come with."""

from collections.abc import Iterator, Mapping

from tools_catalog.published.change import Change
from tools_catalog.published.pair import Pair, of_content
from tools_catalog.published.reading import Schema, target, values_of, whole
from tools_catalog.samples.document import content_of

VALUE = "removed enum value"


def of_answers(pair: Pair) -> Iterator[Change]:
    """Yield what breaks in the answers of an operation."""
    had, has = answers_in(pair.before, pair.old), answers_in(pair.after, pair.new)
    for code in sorted(error_codes(pair.before, had) - error_codes(pair.after, has)):
        yield Change("removed error code", f"{pair.where}: {code}")
    for status, answer in had.items():
        where = f"{pair.where} {status}"
        if status in has:
            found = of_content(pair.at(where, sent=False), answer, has[status])
            yield from (each for each in found if not (is_error(status) and each.what == VALUE))
        elif not is_error(status):
            yield Change("removed answer", where)


def answers_in(document: Schema, operation: Schema) -> dict[str, Schema]:
    """Return an operation's answers by status."""
    return {status: target(document, each) for status, each in operation["responses"].items()}


def is_error(status: str) -> bool:
    return status >= "400"


def error_codes(document: Schema, answers: Mapping[str, Schema]) -> set[str]:
    """Return every `error_code` among an operation's answers."""
    schemas = (
        whole(document, media.get("schema", {}))
        for status, answer in answers.items()
        for _, media in content_of(answer)
        if is_error(status)
    )
    members = (
        whole(document, each.get("properties", {}).get("error_code", {})) for each in schemas
    )
    return {code for member in members for code in values_of(member) or ()}
