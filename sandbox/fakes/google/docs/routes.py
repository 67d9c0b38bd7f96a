"""The operations of Google Docs that are played."""

from sandbox.fake import Route
from sandbox.fakes.google import scopes
from sandbox.fakes.google.docs import documents

DOCUMENTS = "v1/documents"

ROUTES = (
    Route("POST", DOCUMENTS, documents.create, scopes.WRITE_DOCUMENTS),
    Route("POST", f"{DOCUMENTS}/<id>:batchUpdate", documents.update, scopes.WRITE_DOCUMENTS),
    Route("GET", f"{DOCUMENTS}/<id>", documents.get, scopes.READ_DOCUMENTS),
)
