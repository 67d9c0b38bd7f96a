"""The published document as a file: the same whatever server wrote it, and readable as a difference."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings

from tools_catalog.openapi.document import served
from tools_catalog.published.change import Change
from tools_catalog.published.document import breaking_changes

PUBLISHED = settings.BASE_DIR / "docs" / "openapi.json"
NOBODYS = "https://patchbay.example"  # in the place of a server's own address
ONE_A_LINE = ("paths", "components", "schemas", "responses")


def current() -> str:
    """Return the text of the document as it is generated now."""
    text = served().text.decode().replace(settings.PUBLIC_URL, NOBODYS)
    return f"{as_text(json.loads(text))}\n"


def as_text(document: Any, name: str = "") -> str:
    """Return JSON with sorted names: a line for each path and component, so that differences can be read."""
    if name and name not in ONE_A_LINE:
        return json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    members = (f'"{key}":{as_text(document[key], key)}' for key in sorted(document))
    return "{\n" + ",\n".join(members) + "\n}"


def published(path: Path = PUBLISHED) -> str:
    """Return the text of the file; empty where there is none."""
    return path.read_text() if path.exists() else ""


def taken_back(before: str, after: str) -> list[Change]:
    """Return what breaks, unless the version says that something may."""
    old, new = json.loads(before), json.loads(after)
    return [] if rises(old, new) else breaking_changes(old, new)


def rises(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Say whether the major or the minor part of the version has gone up."""
    return version_of(new) > version_of(old)


def version_of(document: dict[str, Any]) -> list[int]:
    return [int(part) for part in document["info"]["version"].split(".")[:2]]
