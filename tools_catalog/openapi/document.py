"""The document as it is served: generated when it is first asked for, and kept by the process."""

import hashlib
import json
import threading
from dataclasses import dataclass
from functools import cache

_making = threading.Lock()


@dataclass(frozen=True)
class Served:
    """The document's JSON, and the tag by which its reader knows it again."""

    text: bytes
    etag: str


def served() -> Served:
    """Return the document of this server. Whoever asks while it is being made waits for it."""
    with _making:
        return _made()


@cache
def _made() -> Served:
    # Nothing but this needs the generator, and a server starts without waiting for it.
    from tools_catalog.openapi.generator import Generator

    document = Generator().get_schema(public=True)
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    return Served(text, f'"{hashlib.sha256(text).hexdigest()[:32]}"')
