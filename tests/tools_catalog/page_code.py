"""The code that pages of the documentation show, written to where it says it belongs."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"```python\n# (\S+\.py)\n(.*?)```", re.DOTALL)


def files_on(page):
    """Return the named Python blocks of a page by path."""
    return dict(BLOCK.findall((ROOT / "docs" / page).read_text()))


def write(files, folder):
    """Write files below a folder."""
    for path, source in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(source)
