"""A test of one tool, run over all tools of a provider at once: a test for each costs more than it checks."""

import traceback
from collections.abc import Callable, Iterable

import pytest

from providers.registry import Offer, tools

Test = Callable[[Offer], None]


def of_every_tool(offers: Iterable[Offer] | None = None) -> Callable[[Test], Callable]:
    """Make of a test of one offer a test per provider, which tells what fails for which tool."""
    by_provider: dict[str, list[Offer]] = {}
    for offer in tools().values() if offers is None else offers:
        by_provider.setdefault(offer.provider.slug, []).append(offer)

    def together(test: Test) -> Callable:
        def run(slug: str) -> None:
            failures = [failure(test, offer) for offer in by_provider[slug]]
            if any(failures):
                pytest.fail("\n".join(filter(None, failures)), pytrace=False)

        return pytest.mark.parametrize("slug", by_provider)(run)

    return together


def failure(test: Test, offer: Offer) -> str:
    """Return where and why the test fails for an offer, under the name of its tool; "" if it passes."""
    try:
        test(offer)
    except Exception as error:
        return f"{offer.tool.name}:\n{''.join(traceback.format_exception(error))}"
    return ""
