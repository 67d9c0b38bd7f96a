"""What a connection of each provider knows, as its definition's samples lay it out."""

import json
from pathlib import Path

from providers import definitions

FOLDER = Path(definitions.__path__[0])


def facts_of(provider):
    file = FOLDER / provider.slug / "samples" / "connection.json"
    return json.loads(file.read_text()) if file.exists() else {}
