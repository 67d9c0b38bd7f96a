"""Read content to its end and add the file."""

from collections.abc import Iterator
from hashlib import md5, sha256

from django.db import transaction
from django.http import HttpRequest

from sandbox.calls import Call
from sandbox.documents import keep_bytes
from sandbox.fakes.google.drive.changes import add_file, answered
from sandbox.fakes.google.drive.describing import content_key
from sandbox.whole_bodies import check_whole

CHUNK = 64 * 1024
MOST_KEPT = 10 * 1024 * 1024


def store(call: Call, metadata: dict, kind: str, content: Iterator[bytes]) -> dict:
    """Read content to its end, then add the file; a large one keeps its size and hashes only."""
    metadata = {"mimeType": kind} | metadata
    kept, facts = _read(content)
    with transaction.atomic():
        file = add_file(call, metadata, facts)
        if kept is not None:
            _keep(call, file, kept)
    return answered(call, file)


def _read(content: Iterator[bytes]) -> tuple[bytes | None, dict]:
    size, kept = 0, bytearray()
    sums = md5(usedforsecurity=False), sha256()
    for chunk in content:
        size += len(chunk)
        for each in sums:
            each.update(chunk)
        if size <= MOST_KEPT:
            kept += chunk
    facts = {"size": str(size), "md5Checksum": sums[0].hexdigest()}
    return bytes(kept) if size <= MOST_KEPT else None, facts | {
        "sha256Checksum": sums[1].hexdigest()
    }


def _keep(call: Call, file: dict, content: bytes) -> None:
    """Keep the bytes; text can be found by its words, and is what a Google document exports."""
    keep_bytes("google", call.owner, content_key(file), content)
    if "exports" in file or file["mimeType"].startswith("text/"):
        file["searched"] = f"{file['name']}\n{content[:100_000].decode(errors='replace')}"
        call.shelf("file").save(file["id"], file)


def chunks(request: HttpRequest) -> Iterator[bytes]:
    """Read a body piece by piece, also one that does not tell its length; refuse one that breaks off."""
    chunked = "chunked" in request.headers.get("Transfer-Encoding", "").lower()
    stream = request.environ["wsgi.input"] if chunked else request
    received = 0
    while chunk := stream.read(CHUNK):
        received += len(chunk)
        yield chunk
    if not chunked:
        check_whole(request, received)
