"""Whether the pepper in use opens the API keys that were made here, for `./run doctor`."""

from collections.abc import Iterator

from accounts import peppers
from config.findings import Finding, advice, problem

FIX = "Put the former pepper back, behind the new one; ./run manage key_peppers counts."


def check() -> Iterator[Finding]:
    """Count the usable keys that no accepted pepper opens: all of them, where it is another installation's."""
    held = peppers.count()
    if not held.gone:
        return
    what = (
        f"API_KEY_PEPPER lacks the pepper of {held.gone} working API keys: their calls are refused."
    )
    yield advice(what, FIX) if held.first or held.waiting else problem(what, FIX)
