"""Descriptions from the cache, and a line at the end that says how far they reach."""

import os

import pytest

from providers.registry import tools
from tests.descriptions import cache
from tests.descriptions.packages import DESCRIPTIONS
from tests.providers.conftest import caller, sandbox, sandbox_process

__all__ = ["caller", "sandbox", "sandbox_process"]
CHECKED = pytest.StashKey[set[str]]()
HOW = "run ./run descriptions to fetch them"


@pytest.fixture
def checked(pytestconfig):
    """The names of the tools that were checked."""
    return pytestconfig.stash.setdefault(CHECKED, set())


@pytest.fixture
def descriptions(slug):
    """The provider's descriptions, or an end to the test."""
    demand([each.name for each in cache.missing() if each.provider == slug])


def demand(missing):
    """Fail where all descriptions have to be there, else skip, if some are missing."""
    if missing and os.environ.get("CI"):
        pytest.fail(f"Missing: {', '.join(missing)}; {HOW}.")
    if missing:
        pytest.skip(f"Missing: {', '.join(missing)}; {HOW}.")


def unchecked(done):
    """Return the tools that were not checked, or their provider where none of its tools was."""
    reached = {offer.provider.slug for name, offer in tools().items() if name in done}
    left = {name: offer.provider.slug for name, offer in tools().items() if name not in done}
    return sorted({name if slug in reached else slug for name, slug in left.items()})


def pytest_terminal_summary(terminalreporter, config):
    done, missing = config.stash.get(CHECKED, set()), cache.missing()
    if CHECKED not in config.stash and not missing:
        return  # a run of other tests
    there = len(DESCRIPTIONS) - len(missing)
    terminalreporter.write_line(
        f"descriptions: {len(done)} of {len(tools())} operations checked against {there} descriptions;"
        f" not checked: {', '.join(unchecked(done)) or 'none'}"
    )
    if missing:
        terminalreporter.write_line(f"descriptions: {len(missing)} are missing; {HOW}")
