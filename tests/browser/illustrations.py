"""The pictures in docs/settings, taken from those that the checks of all pages make.

./run browser tests/browser/check_pages.py --screenshots FOLDER
.venv/bin/python -m tests.browser.illustrations FOLDER
"""

import shutil
import sys
from pathlib import Path

IMAGES = Path(__file__).resolve().parent.parent.parent / "docs" / "settings" / "images"
ILLUSTRATION = "illustration.png"
# Picture and the state that it shows.
ILLUSTRATIONS = {
    "account": "account in all conditions",
    "api-keys": "keys many",
    "apps": "app full",
    "audit-log": "audit many",
    "billing": "billing pro with overage",
    "branding": "branding",
    "connect": "connect branded",
    "inbox": "inbox many",
    "integrations": "own integrations",
    "profile": "profile with passkeys and sessions",
    "request": "request good",
    "start": "start registered",
    "usage": "usage much",
    "webhooks": "webhooks one",
}


def take_over(folder: Path) -> None:
    """Copy the pictures of the states in a folder of screenshots into the docs."""
    for picture, state in ILLUSTRATIONS.items():
        slug = state.replace(" ", "-")
        shutil.copyfile(folder / slug / ILLUSTRATION, IMAGES / f"{picture}.png")


if __name__ == "__main__":
    take_over(Path(sys.argv[1]))
