"""Docs: a tree of paragraphs with indexes that count UTF-16 units, changed by batches."""

import pytest

DOCUMENTS = "v1/documents"
PLAN = "1dd8505429652ca14e0e658bed2734b66"
TIMELINE = "1cfc6eda75a0f3f5f77edfd37b0938b4a"
FILES = "drive/v3/files"
AUTH = "https://www.googleapis.com/auth/"


@pytest.fixture
def docs(google):
    return google.connect()


@pytest.fixture
def note(docs):
    """A document that holds `a👋b` and nothing else."""
    made = docs.post(DOCUMENTS, {"title": "Note"}).json()["documentId"]
    update(docs, made, insert("a👋b", {"index": 1}))
    return made


def insert(text, location=None):
    place = {"location": location} if location else {"endOfSegmentLocation": {}}
    return {"insertText": {"text": text, **place}}


def replace(text, by, **more):
    return {"replaceAllText": {"containsText": {"text": text, **more}, "replaceText": by}}


def update(docs, document, *requests, **more):
    return docs.post(f"{DOCUMENTS}/{document}:batchUpdate", {"requests": requests} | more)


def text_of(docs, document):
    body = docs.get(f"{DOCUMENTS}/{document}").json()["body"]["content"]
    runs = [run for each in body[1:] for run in each["paragraph"]["elements"]]
    return "".join(run["textRun"]["content"] for run in runs)


def error(answer):
    said = answer.json()["error"]
    assert "errors" not in said
    return answer.status_code, said["status"], said["message"]


def test_a_document_is_a_tree_of_paragraphs(docs):
    document = docs.get(f"{DOCUMENTS}/{PLAN}").json()

    content = document["body"]["content"]
    assert (document["documentId"], document["title"]) == (PLAN, "Launch plan")
    assert list(content[0]) == ["endIndex", "sectionBreak"]
    assert [(each.get("startIndex"), each["endIndex"]) for each in content[:4]] == [
        (None, 1),
        (1, 13),
        (13, 14),
        (14, 69),
    ]
    assert content[1]["paragraph"]["elements"][0]["textRun"]["content"] == "Launch plan\n"


def test_tabs_take_the_place_of_the_body(docs):
    document = docs.get(f"{DOCUMENTS}/{PLAN}", params={"includeTabsContent": "true"}).json()

    [tab] = document["tabs"]
    assert "body" not in document
    assert len(tab["documentTab"]["body"]["content"]) == 5


def test_a_new_document_is_empty_whatever_it_is_given(docs):
    made = docs.post(DOCUMENTS, {"title": "Minutes", "body": {"content": []}}).json()

    assert (made["title"], len(made["body"]["content"])) == ("Minutes", 2)
    files = docs.get(FILES, params={"q": "name = 'Minutes'"}).json()["files"]
    assert [file["id"] for file in files] == [made["documentId"]]


@pytest.mark.parametrize(
    ("index", "expected"),
    [(1, "-a👋b\n"), (2, "a-👋b\n"), (4, "a👋-b\n"), (5, "a👋b-\n")],
)
def test_indexes_count_utf16_units(docs, note, index, expected):
    update(docs, note, insert("-", {"index": index}))

    assert text_of(docs, note) == expected


@pytest.mark.parametrize(
    ("index", "said"),
    [
        (0, "must be inside the bounds of an existing paragraph"),
        (3, "surrogate pair"),
        (6, "Index 6 must be less than the end index of the referenced segment, 6"),
        (-1, "must be inside the bounds"),
    ],
)
def test_indexes_where_nothing_can_be_inserted(docs, note, index, said):
    assert said in error(update(docs, note, insert("-", {"index": index})))[2]
    assert text_of(docs, note) == "a👋b\n"


def test_the_end_needs_no_index(docs, note):
    update(docs, note, insert("\nc"))

    assert text_of(docs, note) == "a👋b\nc\n"


def test_replacing_counts_what_it_replaced(docs):
    reply = update(docs, PLAN, replace("PLAN", "idea"), replace("Plan", "x", matchCase=True)).json()

    assert reply["replies"] == [{"replaceAllText": {"occurrencesChanged": 1}}, {}]
    assert text_of(docs, PLAN).startswith("Launch idea\n")


def test_a_range_is_deleted_but_not_the_last_line_break(docs, note):
    def cut(start, end):
        place = {"range": {"startIndex": start, "endIndex": end}}
        return update(docs, note, {"deleteContentRange": place})

    assert cut(5, 6).status_code == cut(2, 2).status_code == cut(0, 2).status_code == 400
    assert cut(2, 4).status_code == 200
    assert text_of(docs, note) == "ab\n"


@pytest.mark.parametrize(
    ("requests", "said"),
    [
        ([], "Must specify at least one request."),
        ([{"insertText": {"text": "x"}}], "exactly one insertion location"),
        ([{"insertText": {"text": "", "location": {"index": 1}}}], "specify text to insert"),
        ([replace("", "x")], "should not be empty"),
        ([{"paintItBlack": {}}], "Invalid requests[0]"),
        ([insert("x"), insert("y", {"index": 999})], "Invalid requests[1].insertText"),
    ],
)
def test_a_batch_is_applied_whole_or_not_at_all(docs, note, requests, said):
    assert said in error(update(docs, note, *requests))[2]
    assert text_of(docs, note) == "a👋b\n"


def test_a_change_meant_for_an_earlier_revision_is_refused(docs, note):
    revision = docs.get(f"{DOCUMENTS}/{note}").json()["revisionId"]
    control = {"writeControl": {"requiredRevisionId": revision}}

    first = update(docs, note, insert("c"), **control)
    second = update(docs, note, insert("d"), **control)

    assert first.json()["writeControl"]["requiredRevisionId"] != revision
    assert error(second)[:2] == (400, "FAILED_PRECONDITION")


def test_drive_finds_and_exports_what_docs_wrote(docs, note):
    update(docs, note, insert(" marzipan"))

    found = docs.get(FILES, params={"q": "fullText contains 'marzipan'"}).json()["files"]
    exported = docs.get(f"{FILES}/{note}/export", params={"mimeType": "text/markdown"})
    assert [file["id"] for file in found] == [note]
    assert exported.content.decode() == "a👋b marzipan\n"


def test_docs_shows_the_name_that_drive_gave(docs, note):
    docs.patch(f"{FILES}/{note}", {"name": "Renamed"})

    assert docs.get(f"{DOCUMENTS}/{note}").json()["title"] == "Renamed"
    assert text_of(docs, note) == "a👋b\n"


def test_not_every_file_is_a_document(docs):
    assert error(docs.get(f"{DOCUMENTS}/nope"))[:2] == (404, "NOT_FOUND")
    assert error(docs.get(f"{DOCUMENTS}/{TIMELINE}"))[:2] == (400, "FAILED_PRECONDITION")


@pytest.mark.parametrize(
    ("scope", "reads", "writes"),
    [
        ("documents.readonly", 200, 403),
        ("documents", 200, 200),
        ("drive.readonly", 200, 403),
        ("spreadsheets", 403, 403),
    ],
)
def test_scopes(google, scope, reads, writes):
    google.connect(scope=f"openid {AUTH}{scope}")

    assert google.get(f"{DOCUMENTS}/{PLAN}").status_code == reads
    assert update(google, PLAN, insert("x")).status_code == writes


@pytest.mark.parametrize(
    "body",
    [
        {"requests": {}},
        {"requests": [{"insertText": []}]},
        {"requests": [{"insertText": {"text": "x", "location": {"index": None}}}]},
        {"requests": [{"insertText": {"text": "x", "location": {"index": "1"}}}]},
        {"requests": [{"insertText": {"text": 7, "location": {"index": 1}}}]},
        {"requests": [{"replaceAllText": {"containsText": "x"}}]},
        {"requests": [{"deleteContentRange": {"range": {"startIndex": None}}}]},
        {"requests": [{"deleteContentRange": {}}], "writeControl": []},
    ],
)
def test_strange_bodies_are_refused(docs, note, body):
    assert error(docs.post(f"{DOCUMENTS}/{note}:batchUpdate", body))[0] == 400
