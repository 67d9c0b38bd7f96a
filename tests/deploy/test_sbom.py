"""`python -m deploy.sbom`: every package of the image, with its licence, the same each time."""

import json
import subprocess
import sys

from deploy.sbom import PINS, document
from tests.deploy.test_image import pins
from tests.run.conftest import ROOT

OTHER_PLATFORMS = {"async-timeout", "colorama", "tzdata"}


# promise 136
def test_it_lists_what_is_pinned_and_nothing_else():
    command = [sys.executable, "-m", "deploy.sbom"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout

    told = json.loads(printed)

    listed = {f"{each['name']}=={each['version']}" for each in told["components"]}
    assert listed == {pin.partition(" ;")[0] for pin in pins("requirements-image.txt")}
    assert told == document(PINS.read_text())
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.5")
    lacking = {each["name"] for each in told["components"] if "licenses" not in each}
    assert lacking <= OTHER_PLATFORMS
