"""The document as it is served: generated when it is first asked for, and kept by the process."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Served:
    """The document's JSON, and the tag by which its reader knows it again."""

    text: bytes
    etag: str


@cache
def served() -> Served:
    """Return the document of this server."""
    # Nothing but this needs the generator, and a server starts without waiting for it.
    from tools_catalog.openapi.generator import Generator

    document = Generator().get_schema(public=True)
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    return Served(text, f'"{hashlib.sha256(text).hexdigest()[:32]}"')
