"""The command line of benchmarks that measure at several sizes."""

import argparse
from collections.abc import Sequence


def asked_sizes(name: str, description: str | None, usual: Sequence[int]) -> list[int]:
    """Return the sizes that the command line names, or the usual ones."""
    parser = argparse.ArgumentParser(
        prog=f"python -m bench.{name}",
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("sizes", metavar="SIZE", nargs="*", type=number, default=list(usual))
    return parser.parse_args().sizes


def number(text: str) -> int:
    """Read a number as people write large ones: 1_000_000."""
    return int(text.replace("_", ""))
