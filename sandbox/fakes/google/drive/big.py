"""Files that are made while they are downloaded: `big-<n>mb` has n megabytes, always the same."""

import re
from collections.abc import Iterator
from hashlib import sha256

from sandbox.fakes.google.drive.describing import described, root_of
from sandbox.people import Person

MEGABYTE = 1024 * 1024
NAME = re.compile(r"big-([1-9]\d{0,4})mb")


def big_file(person: Person, file_id: str) -> dict | None:
    """Describe a big file, if the id is one of theirs."""
    match = NAME.fullmatch(file_id)
    if match is None:
        return None
    at, kind = "2026-01-15T10:00:00.000Z", "application/octet-stream"
    file = described(person, file_id, f"{file_id}.bin", kind, [root_of(person.key)], at)
    return file | {"size": str(int(match[1]) * MEGABYTE)}


def is_big(file_id: str) -> bool:
    """Say whether a file's bytes are made on the way."""
    return NAME.fullmatch(file_id) is not None


def bytes_of(file_id: str) -> Iterator[bytes]:
    """Yield the bytes of a big file; each megabyte differs from the others."""
    for number in range(int(NAME.fullmatch(file_id)[1])):
        block = sha256(f"{number}".encode()).digest() * (MEGABYTE // 128)
        yield from (block,) * 4
