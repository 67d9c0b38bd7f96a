"""Every sample runs as it stands, against a real server with the sandbox behind it."""

import re

import pytest

from tests.conformance.installation import Installation
from tests.conformance.running import RUNNERS
from tests.sandbox_process import REPOSITORY

ORDER = ("GET", "POST", "PUT", "PATCH", "DELETE")  # what is deleted was read and changed before
FENCE = re.compile(r"^```(sh|python|js)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
GUIDES = sorted((REPOSITORY / "docs" / "api").glob("*.md"))
ABOUT_REFUSALS = {"errors.md"}


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    with Installation(tmp_path_factory.mktemp("installation")) as running:
        yield running


@pytest.fixture(scope="module")
def operations(installation):
    """Return the operations that have samples and can be called as they stand, with path and method."""
    paths = installation.session.get(f"{installation.url}/openapi.json", timeout=60).json()["paths"]
    found = [
        (path, method.upper(), operation)
        for path, methods in paths.items()
        for method, operation in methods.items()
        if "x-codeSamples" in operation
        and ("x-permission" in operation or (method == "get" and "{" not in path))
    ]
    return sorted(found, key=lambda each: ORDER.index(each[1]))


def samples_in(language, operations):
    return {
        operation["operationId"]: sample["source"]
        for _, _, operation in operations
        for sample in operation["x-codeSamples"]
        if sample["lang"] == language
    }


@pytest.mark.parametrize("language", RUNNERS)
def test_every_sample_of_the_document_is_answered_well(
    installation, operations, tmp_path, language
):
    installation.begin_anew()
    samples = samples_in(language, operations)

    outcomes = RUNNERS[language](samples, installation.variables, tmp_path)

    assert sum("x-permission" in operation for *_, operation in operations) >= 238
    assert list(outcomes) == list(samples)
    assert {name: outcome for name, outcome in outcomes.items() if not went_well(outcome)} == {}


def went_well(outcome):
    """Say whether an answer was printed, in our envelope or as text."""
    if outcome.error or len(outcome.printed) != 1:
        return False
    answer = outcome.printed[0]
    return bool(answer) if isinstance(answer, str) else answer["ok"] is True


@pytest.fixture(scope="module")
def connected(installation):
    installation.begin_anew()
    return installation


# These listen, and are run by tests/webhooks/test_samples.py.
RECEIVES = "PATCHBAY_WEBHOOK_SECRET"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_every_block_of_a_guide_runs_in_order(connected, tmp_path, guide):
    worst = 499 if guide.name in ABOUT_REFUSALS else 399
    failed = {}
    for number, (language, source) in enumerate(FENCE.findall(guide.read_text())):
        if RECEIVES in source:
            continue
        name, more = f"block-{number}", {"worst": worst} if language == "sh" else {}
        outcome = RUNNERS[language]({name: source}, connected.variables, tmp_path, **more)[name]
        if outcome.error:
            failed[name, language] = outcome.error

    assert failed == {}
