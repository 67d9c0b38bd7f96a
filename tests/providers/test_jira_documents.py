"""Text becomes an Atlassian document, and a document says in plain text what it says."""

import pytest

from providers.definitions.jira.quirks import reading
from providers.definitions.jira.quirks.documents import document, text_of
from tests.providers.recorded_call import RecordedCall, sample

SAYS = """What to do
Ask @Aiko Tanaka first 😄
then start.
- Two coats
- Blue
- not grey

Lamp | State
North | BROKEN
---
make lamps
make light

https://northwind.example/pier"""


def paragraph(*texts):
    return {"type": "paragraph", "content": [{"type": "text", "text": text} for text in texts]}


def test_every_line_is_a_paragraph_and_no_text_is_empty():
    assert document("One\n\nTwo\r\n") == {
        "type": "doc",
        "version": 1,
        "content": [paragraph("One"), paragraph(), paragraph("Two"), paragraph()],
    }


@pytest.mark.parametrize("text", ["", "One", "One\nTwo", "\n\n", 'a "b" {c}', "Grüße ☕", "[1]"])
def test_text_comes_back_as_it_was(text):
    assert text_of(document(text)) == text


def test_a_document_stays_as_it_is():
    given = sample("jira", "document")

    assert document(given) is given


def test_a_document_says_what_stands_in_it():
    assert text_of(sample("jira", "document")) == SAYS


@pytest.mark.parametrize(
    "node",
    [None, "text", 7, [], {}, {"type": "doc"}, {"type": "doc", "content": [None, 1, "x"]}],
)
def test_what_is_no_document_says_nothing(node):
    assert text_of(node).strip() == ""


@pytest.mark.parametrize("node", [{"type": "mention", "attrs": None}, {"type": "text"}])
def test_a_leaf_without_words_says_nothing(node):
    assert text_of(node) == ""


def test_an_issue_keeps_its_document_beside_its_text():
    issue = sample("jira", "issue")

    shown = reading.with_text(issue, RecordedCall())["fields"]

    assert shown["description"] == issue["fields"]["description"]
    assert shown["descriptionText"] == SAYS
    assert "environmentText" not in shown
    assert shown["comment"]["comments"][0]["bodyText"] == "The lamps arrived."
    assert shown["comment"]["total"] == 1


def test_an_issue_without_documents_stays_as_it_is():
    issue = {"id": "1", "key": "HAR-1", "fields": {"summary": "Lights", "description": None}}

    assert reading.with_text(issue, RecordedCall()) is issue
    assert reading.with_text({"id": "1"}, RecordedCall()) == {"id": "1"}


def test_lists_are_told_in_text_too():
    issues = reading.with_texts({"issues": [sample("jira", "issue")], "isLast": True}, None)
    comments = reading.with_comment_texts({"comments": [{"body": document("Yes")}]}, None)

    assert issues["issues"][0]["fields"]["descriptionText"] == SAYS
    assert comments == {"comments": [{"body": document("Yes"), "bodyText": "Yes"}]}
