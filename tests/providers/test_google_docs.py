"""Documents: every change is a batch of Google's requests, and a tree becomes a text."""

import pytest

from config.api.errors import Invalid, ProviderUnavailable
from providers.definitions.google.quirks import documents, texts
from tests.providers.recorded_call import RecordedCall, sample
from tests.providers.test_google_requests import request_of

DOCUMENTS = "https://docs.googleapis.com/v1/documents"
PAGE = "https://docs.google.com/document/d/D1/edit"


@pytest.mark.parametrize(
    ("given", "change"),
    [
        ({"text": "Hi"}, {"text": "Hi", "endOfSegmentLocation": {}}),
        ({"text": "Hi", "index": "1"}, {"text": "Hi", "location": {"index": 1}}),
        ({"content": "Hi", "action": "insert_text"}, {"text": "Hi", "endOfSegmentLocation": {}}),
        (
            {"text": "Hi", "index": 7, "tab_id": "t.1"},
            {"text": "Hi", "location": {"index": 7, "tabId": "t.1"}},
        ),
        (
            {"text": "Hi", "tabId": "t.1"},
            {"text": "Hi", "endOfSegmentLocation": {"tabId": "t.1"}},
        ),
    ],
)
def test_text_is_inserted_by_a_batch(given, change):
    request = request_of("docs_insert_text", documentId="D1", **given)

    assert (request.method, request.url) == ("POST", f"{DOCUMENTS}/D1:batchUpdate")
    assert (request.params, request.json) == ({}, {"requests": [{"insertText": change}]})


@pytest.mark.parametrize("name", ["containsText", "findText", "find_text", "find"])
def test_text_is_replaced_by_a_batch(name):
    request = request_of(
        "docs_replace_all_text", documentId="D1", replaceText="Aiko", **{name: "Mara"}
    )

    change = {"containsText": {"text": "Mara", "matchCase": False}, "replaceText": "Aiko"}
    assert (request.method, request.url) == ("POST", f"{DOCUMENTS}/D1:batchUpdate")
    assert request.json == {"requests": [{"replaceAllText": change}]}


def test_text_may_be_replaced_by_nothing():
    request = request_of(
        "docs_replace_all_text", documentId="D1", find="x", replaceText="", match_case="true"
    )

    [change] = request.json["requests"]
    assert change["replaceAllText"]["replaceText"] == ""
    assert change["replaceAllText"]["containsText"]["matchCase"] is True


@pytest.mark.parametrize(
    ("name", "given", "call", "body"),
    [
        ("docs_get_document", {"documentId": "D1"}, ("GET", "/D1"), None),
        ("docs_create_document", {"title": "Minutes"}, ("POST", ""), {"title": "Minutes"}),
        (
            "docs_create_document",
            {"title": "Minutes", "content": "Hi"},
            ("POST", ""),
            {"title": "Minutes"},
        ),
        (
            "docs_batch_update",
            {"documentId": "D1", "requests": [{"deletePositionedObject": {}}]},
            ("POST", "/D1:batchUpdate"),
            {"requests": [{"deletePositionedObject": {}}]},
        ),
        (
            "docs_batch_update",
            {"documentId": "D1", "requests": [{}], "writeControl": {"requiredRevisionId": "r1"}},
            ("POST", "/D1:batchUpdate"),
            {"requests": [{}], "writeControl": {"requiredRevisionId": "r1"}},
        ),
    ],
)
def test_other_requests(name, given, call, body):
    request = request_of(name, **given)

    assert (request.method, request.url) == (call[0], f"{DOCUMENTS}{call[1]}")
    assert request.json == body


def test_how_a_document_is_read():
    request = request_of(
        "docs_get_document",
        documentId="D/1",
        includeTabsContent="yes",
        suggestionsViewMode="SUGGESTIONS_INLINE",
    )

    assert request.url == f"{DOCUMENTS}/D%2F1"
    assert request.params == {
        "includeTabsContent": "true",
        "suggestionsViewMode": "SUGGESTIONS_INLINE",
    }


@pytest.mark.parametrize(
    ("name", "given", "problem"),
    [
        ("docs_insert_text", {}, "text: This field is required"),
        ("docs_insert_text", {"text": "x", "index": 0}, "index: "),
        ("docs_insert_text", {"text": "x", "action": "delete_all"}, "action: "),
        ("docs_insert_text", {"text": "x", "documentId": ".."}, "documentId: "),
        ("docs_replace_all_text", {"replaceText": "x"}, "containsText: "),
        ("docs_batch_update", {"requests": "all"}, "requests"),
    ],
)
def test_what_is_wrong_is_named_before_google_is_asked(name, given, problem):
    with pytest.raises(Invalid, match=problem):
        request_of(name, **{"documentId": "D1", **given})


def test_a_document_comes_with_its_text_and_its_address():
    body = sample("google", "text_document")

    shown = documents.document(body, RecordedCall())

    assert {name: shown[name] for name in body} == body
    assert shown["content"] == "Launch plan\nstep\nweek\n\n"
    assert shown["url"] == PAGE


def test_tabs_are_read_one_after_the_other_with_those_below_them():
    def tab(text, *children):
        run = {"paragraph": {"elements": [{"textRun": {"content": text}}]}}
        return {"documentTab": {"body": {"content": [run]}}, "childTabs": list(children)}

    document = {"tabs": [tab("a\n", tab("b\n")), tab("c\n")]}

    assert texts.text_of(document) == "a\n\nb\n\nc\n"


def test_an_empty_document_has_no_text():
    assert texts.text_of({"documentId": "D1"}) == ""


def test_a_new_document_is_filled_by_a_second_request():
    call = RecordedCall({}, arguments={"title": "Minutes", "content": "Hi"})

    shown = documents.created({"documentId": "D1", "title": "Minutes"}, call)

    [request] = call.sent
    assert (request.method, request.url) == ("POST", f"{DOCUMENTS}/D1:batchUpdate")
    change = {"text": "Hi", "endOfSegmentLocation": {}}
    assert request.json == {"requests": [{"insertText": change}]}
    assert shown == {"documentId": "D1", "title": "Minutes", "url": PAGE, "content": "Hi"}


def test_a_new_document_without_text_needs_one_request():
    call = RecordedCall(arguments={"title": "Minutes"})

    assert documents.created({"documentId": "D1"}, call)["content"] == ""
    assert call.sent == []


def test_a_text_that_could_not_be_filled_in_is_an_error():
    call = RecordedCall(ProviderUnavailable("google"), arguments={"content": "Hi"})

    with pytest.raises(ProviderUnavailable):
        documents.created({"documentId": "D1"}, call)


@pytest.mark.parametrize(
    ("replies", "more"),
    [
        ([{}], {}),
        ([{"replaceAllText": {"occurrencesChanged": 2}}], {"occurrencesChanged": 2}),
        ([{"replaceAllText": {}}], {"occurrencesChanged": 0}),
    ],
)
def test_what_was_changed_says_where_to_look(replies, more):
    body = {"documentId": "D1", "replies": replies}

    assert documents.changed(body, RecordedCall()) == {**body, "url": PAGE, **more}
