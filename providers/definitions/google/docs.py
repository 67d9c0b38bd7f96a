"""Google Docs. https://developers.google.com/workspace/docs/api/reference/rest"""

from providers.definitions.google import scopes
from providers.definitions.google.quirks import documents
from providers.params import array, boolean, integer, obj, text
from providers.spec import Permission, Service, Tool

# Not asked for by default: who grants all of Drive has granted these with it.
PERMISSIONS = (
    Permission(
        id="docs.read",
        description="Read text documents.",
        scopes=(scopes.DOCUMENTS_READONLY,),
        default=False,
    ),
    Permission(
        id="docs.manage",
        description="Create and change text documents.",
        scopes=(scopes.DOCUMENTS,),
        aliases=("docs.write",),
        default=False,
    ),
)

SUGGESTIONS = (
    "DEFAULT_FOR_CURRENT_ACCESS",
    "SUGGESTIONS_INLINE",
    "PREVIEW_SUGGESTIONS_ACCEPTED",
    "PREVIEW_WITHOUT_SUGGESTIONS",
)

DOCUMENT_ID = text("documentId", "Id of the document", required=True)

TOOLS = (
    Tool(
        name="docs_get_document",
        description="Read a Google document with its text.",
        permission="docs.read",
        route="GET docs/documents/{documentId}",
        upstream="GET /documents/{documentId}",
        params=(
            DOCUMENT_ID,
            text("suggestionsViewMode", "How suggested changes are answered", enum=SUGGESTIONS),
            boolean("includeTabsContent", "Whether all tabs are answered, not the first alone"),
        ),
        shape_response=documents.document,
        example={"documentId": "1dd8505429652ca14e0e658bed2734b66"},
    ),
    Tool(
        name="docs_create_document",
        description="Create a Google document.",
        permission="docs.manage",
        route="POST docs/documents",
        upstream="POST /documents",
        params=(
            text("title", "Title of the document", required=True),
            text("content", "Its text", aliases=("text", "body"), to=""),
        ),
        shape_response=documents.created,
        composite=True,
        example={"title": "Minutes", "content": "We ship in spring.\n"},
    ),
    Tool(
        name="docs_insert_text",
        description="Insert text into a Google document.",
        permission="docs.manage",
        route="POST docs/documents/{documentId}",
        upstream="POST /documents/{documentId}:batchUpdate",
        params=(
            DOCUMENT_ID,
            text("text", "Text to insert", required=True, aliases=("content",), to=""),
            integer(
                "index",
                "Where to insert it, 1 is the beginning; at the end if not given",
                minimum=1,
                to="",
            ),
            text("tabId", "Id of the tab; the first one if not given", to=""),
            text("action", "What to do", enum=("insert_text",), default="insert_text", to=""),
        ),
        body_defaults={"action": "insert_text"},
        build_request=documents.insert_text,
        shape_response=documents.changed,
        example={"documentId": "1dd8505429652ca14e0e658bed2734b66", "text": "Budget: 1200 EUR\n"},
    ),
    Tool(
        name="docs_replace_all_text",
        description="Replace a text wherever it stands in a Google document.",
        permission="docs.manage",
        route="POST docs/documents/{documentId}/replace-all-text",
        upstream="POST /documents/{documentId}:batchUpdate",
        params=(
            DOCUMENT_ID,
            text(
                "containsText",
                "Text to look for",
                required=True,
                aliases=("findText", "find_text", "find"),
                to="",
            ),
            text("replaceText", "Text to put in its place", required=True, to=""),
            boolean("matchCase", "Whether capital letters matter", default=False, to=""),
        ),
        build_request=documents.replace_all_text,
        shape_response=documents.changed,
        example={
            "documentId": "1dd8505429652ca14e0e658bed2734b66",
            "containsText": "Owner: Mara",
            "replaceText": "Owner: Aiko",
        },
    ),
    Tool(
        name="docs_batch_update",
        description="Change a Google document by a list of Google's own requests.",
        permission="docs.manage",
        route="POST docs/documents/{documentId}/batch-update",
        upstream="POST /documents/{documentId}:batchUpdate",
        params=(
            DOCUMENT_ID,
            array("requests", "Requests as Google has them", items="object", required=True),
            obj("writeControl", "Which revision the requests are meant for"),
        ),
        shape_response=documents.changed,
        example={
            "documentId": "1dd8505429652ca14e0e658bed2734b66",
            "requests": [{"insertText": {"location": {"index": 1}, "text": "Draft\n"}}],
        },
    ),
)

DOCS = Service(
    slug="docs",
    toolkit="google-docs",
    name="Google Docs",
    base_url="https://docs.googleapis.com/v1",
    permissions=PERMISSIONS,
    tools=TOOLS,
)
