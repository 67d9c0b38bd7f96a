"""The packages of the image as a CycloneDX document: `python -m deploy.sbom > sbom.json`.

The same pins give the same bytes: no time, no random serial. Licences are those that the packages installed here
state; one that is for another platform is listed without.
"""

import json
import re
import sys
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

PINS = Path(__file__).resolve().parents[1] / "requirements-image.txt"
PIN = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)


def document(pins: str) -> dict[str, Any]:
    """Return the document for the text of a requirements file."""
    found = sorted(set(PIN.findall(pins)))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "components": [component(name, version) for name, version in found],
    }


def component(name: str, version: str) -> dict[str, Any]:
    purl = f"pkg:pypi/{name.lower()}@{version}"
    about = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
    licences = licences_of(name)
    return about | ({"licenses": licences} if licences else {})


def licences_of(name: str) -> list[dict[str, Any]]:
    """Return the licences as the package states them; none where it is not installed."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return []
    if expression := said["License-Expression"]:
        return [{"expression": expression}]
    return [{"license": {"name": each}} for each in named(said)]


def named(said: PackageMetadata) -> list[str]:
    """Return the names of licences; the field for them may hold a whole text instead."""
    classifiers = said.get_all("Classifier") or []
    listed = [each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License ::")]
    return listed or (said["License"] or "").strip().splitlines()[:1]


if __name__ == "__main__":
    json.dump(document(PINS.read_text()), sys.stdout, indent=2)
    sys.stdout.write("\n")
