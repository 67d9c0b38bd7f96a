"""The Chromium of this machine: Playwright brings none along."""

import os
import shutil

import pytest

# The first draws pages alone; the others keep a window around each, which takes half as long again.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
MISSING = (
    "No Chromium is on PATH. Install one (sudo apt install chromium), "
    "or name it: PATCHBAY_CHROMIUM=/path/to/chromium ./run browser"
)
OPTIONS = [
    "--no-sandbox",  # which a container without user namespaces cannot have
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--no-first-run",
]


def chromium():
    """Return the path of the program; end the run with one sentence where there is none."""
    named = os.environ.get("PATCHBAY_CHROMIUM")
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.exit(MISSING if not named else f"PATCHBAY_CHROMIUM is no program: {named}", 2)
    return found
