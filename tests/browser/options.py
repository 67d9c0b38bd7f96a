"""What ./run browser takes besides pytest's own options; loaded before any path is looked at."""

from pathlib import Path

PICTURES = Path(__file__).resolve().parent.parent.parent / ".local" / "screenshots"


def pytest_addoption(parser):
    parser.addoption("--screenshots", type=Path, default=PICTURES, help="where pictures go")
