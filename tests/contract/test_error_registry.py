"""One registry of errors: the classes, the tree in their module, their explanations and the docs say the same."""

import re
from pathlib import Path

import config.urls  # noqa: F401 - errors are declared beside the views that raise them
from config.api import errors
from config.api.fixes import BY_CODE, doc_url
from integrations.apps_api.remedies import CODES, IN_THESE_WORDS
from tests.contract.shapes import explained

CONTRACT = Path(__file__).resolve().parent.parent.parent / "docs" / "contract.md"
LINE = re.compile(r"[ │]*[├└]─ (\w+) +(\d{3}) +(\w+)(?: +\((\w+)\))?(?: +([\w.]+))?")
SAID = re.compile(r"\b([45]\d\d)\b:? `([A-Z]+(?:_[A-Z]+)+)`")


def declared(root=errors.ApiError):
    """Yield every error that the program can answer with."""
    for error in root.__subclasses__():
        if not error.__module__.startswith("tests.") and not error.is_of_apps:
            yield error
        yield from declared(error)


def in_the_tree():
    for name, status, error_code, code, module in LINE.findall(errors.__doc__):
        yield name, int(status), error_code, code or error_code, module or "config.api.errors"


# promise 115
def test_the_tree_shows_every_error_as_it_is():
    shown = list(in_the_tree())
    found = [
        (each.__name__, each.status, each.error_code, each.code or each.error_code, each.__module__)
        for each in declared()
    ]

    assert len(shown) == errors.__doc__.count("─ ")
    assert sorted(shown) == sorted(found)


# promise 115
def test_each_code_is_explained_once_and_nothing_else_is():
    assert set(BY_CODE) == {error.error_code for error in declared()}
    assert all(fix.meaning and fix.remedy for fix in BY_CODE.values())


# promise 115
def test_a_code_has_one_status_but_for_faults_of_ours():
    statuses = {(error.error_code, error.status) for error in declared()}

    assert len(statuses - {("INTERNAL_ERROR", 503)}) == len(BY_CODE)
    assert {status for code, status in statuses if code == "INTERNAL_ERROR"} == {500, 503}


# promise 115
def test_the_contract_names_codes_with_their_status():
    said = {(code, int(status)) for status, code in SAID.findall(CONTRACT.read_text())}

    assert len(said) > 2
    assert said <= {(error.error_code, error.status) for error in declared()}


# promise 115
def test_the_link_leads_to_the_code_whatever_is_said_beside_it(settings):
    error = errors.RateLimited(3, limit="minute", doc_url="http://elsewhere.example/")

    assert error.body()["details"] == explained("RATE_LIMITED", limit="minute", retry_after=3)
    settings.PUBLIC_URL = "https://patchbay.example"
    assert doc_url("NOT_FOUND") == "https://patchbay.example/docs/errors#NOT_FOUND"


def test_an_error_of_the_apps_api_has_a_next_step_and_no_row_here():
    theirs = [error for error in every_error() if error.is_of_apps]

    assert {"WrongAppKey", "ExecutionFailed"} <= {error.__name__ for error in theirs}
    assert [error.__name__ for error in theirs if code_of(error) not in CODES] == []


def every_error(root=errors.ApiError):
    for error in root.__subclasses__():
        yield error
        yield from every_error(error)


def code_of(error):
    """Return the word of the apps API for an error."""
    return IN_THESE_WORDS.get(error.error_code, error.error_code)
