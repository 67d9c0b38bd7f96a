"""The git-ignored folder that keeps what was fetched, one JSON file per description."""

import hashlib
import inspect
import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.descriptions.packages import DESCRIPTIONS, Description, Package
from tests.descriptions.readers import form, openapi

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "descriptions"


def digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def folder_of(package: Package) -> Path:
    """Return the folder with the package's files: another version or choice of files has another."""
    plain = package.name.replace("/", "-").lstrip("@")
    return CACHE / "packages" / f"{plain}-{package.version}-{digest(*package.files)}"


def file_of(description: Description) -> Path:
    """Return the file with the description: another package or reader has another."""
    sources = [inspect.getsource(module) for module in (form, openapi)]
    sources.append(inspect.getsource(inspect.getmodule(description.read)))
    made_of = digest(folder_of(description.package).name, description.files, *sources)
    return CACHE / f"{description.name}-{made_of}.json"


def missing() -> list[Description]:
    """Return the descriptions that were not fetched yet."""
    return [description for description in DESCRIPTIONS if not file_of(description).exists()]


@cache
def loaded(description: Description) -> dict[str, Any] | None:
    """Return a description in our form, or None where it was not fetched."""
    file = file_of(description)
    return json.loads(file.read_text()) if file.exists() else None
