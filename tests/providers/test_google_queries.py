"""Drive's query language, from our parameters."""

import pytest

from providers.definitions.google.quirks import queries
from providers.spec import UpstreamRequest
from tests.providers.recorded_call import RecordedCall


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        ({}, "trashed = false"),
        ({"trashed": True}, "trashed = true"),
        ({"search": "budget"}, "fullText contains 'budget' and trashed = false"),
        ({"query": "budget"}, "fullText contains 'budget' and trashed = false"),
        ({"folderId": "F1"}, "'F1' in parents and trashed = false"),
        ({"mimeType": "text/csv"}, "mimeType = 'text/csv' and trashed = false"),
        ({"q": "name = 'a'"}, "name = 'a' and trashed = false"),
        ({"q": "starred or sharedWithMe"}, "(starred or sharedWithMe) and trashed = false"),
        ({"q": "trashed = true"}, "trashed = true"),
        (
            {"search": "a", "folderId": "F1", "mimeType": "text/csv"},
            "fullText contains 'a' and 'F1' in parents and mimeType = 'text/csv' "
            "and trashed = false",
        ),
    ],
)
def test_conditions(arguments, query):
    assert queries.query(arguments) == query


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        ("Ada's", r"'Ada\'s'"),
        ("back\\slash", r"'back\\slash'"),
        ("\\' or name contains 'x", r"'\\\' or name contains \'x'"),
    ],
)
def test_values_cannot_leave_their_quotes(value, quoted):
    assert queries.quoted(value) == quoted


def ask(**arguments):
    request = UpstreamRequest("GET", "https://d", params={"orderBy": "modifiedTime desc"})
    return queries.find(request, RecordedCall(arguments=arguments)).params


def test_a_list_is_ordered():
    assert ask(folderId="F1")["orderBy"] == "modifiedTime desc"


@pytest.mark.parametrize("arguments", [{"search": "a"}, {"q": "fullText contains 'a'"}])
def test_a_search_by_words_is_ranked_instead(arguments):
    assert "orderBy" not in ask(**arguments)
