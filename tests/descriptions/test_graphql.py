"""Documents against types: fields, arguments and inputs that the API does not have are found."""

import pytest

from tests.descriptions.graphql import names_taken, problems


def typed(name, required=False):
    return {"type": name, "required": required}


TYPES = {
    "Query": {"note": typed("Note"), "notes": typed("NoteConnection")},
    "QueryNoteArgs": {"id": typed("String", required=True)},
    "QueryNotesArgs": {"filter": typed("NoteFilter"), "first": typed("Int")},
    "NoteConnection": {"nodes": typed("Note")},
    "Note": {"id": typed("ID"), "title": typed("String"), "author": typed("User")},
    "User": {"id": typed("ID")},
    "NoteFilter": {"title": typed("Comparator"), "and": typed("NoteFilter")},
    "Comparator": {"eq": typed("String", required=True)},
}
LIST = "query Notes($filter: NoteFilter!) { notes(filter: $filter, first: 5) { nodes { id } } }"


def test_a_document_of_the_api_is_fine():
    filtered = {"filter": {"and": [{"title": {"eq": "Tides"}}]}}
    assert problems(TYPES, LIST, filtered) == []
    assert names_taken(TYPES, LIST) == {"filter", "title", "and"}


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ("query { notes { nodes { id text } } }", "Note has no text"),
        ("query { notes { nodes { author { id mail } } } }", "User has no mail"),
        ("query { notes(last: 5) { nodes { id } } }", "Query.notes takes no last"),
        ("query { note { id } }", "Query.note needs id"),
    ],
)
def test_what_the_api_does_not_have_is_told(document, told):
    assert problems(TYPES, document, {}) == [told]


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"filter": {"titel": {}}}, "filter: NoteFilter has no titel"),
        ({"filter": {"title": {}}}, "filter.title: Comparator needs eq"),
        ({"filters": {}}, "filters: not declared"),
    ],
)
def test_a_wrong_variable_is_told(variables, told):
    assert problems(TYPES, LIST, variables) == [told]
