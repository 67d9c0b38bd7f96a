"""The operations of Google Drive that are played."""

from sandbox.fake import Route
from sandbox.fakes.google import scopes
from sandbox.fakes.google.drive import changes, downloads, files, resumable, sharing, uploads

FILES = "drive/v3/files"
UPLOAD = "upload/drive/v3/files"

ROUTES = (
    Route("GET", FILES, files.list_all, scopes.READ_METADATA),
    Route("POST", FILES, changes.create, scopes.WRITE_FILES),
    Route("GET", f"{FILES}/<id>", downloads.get, scopes.READ_METADATA),
    Route("PATCH", f"{FILES}/<id>", changes.update, scopes.CHANGE_FILES),
    Route("DELETE", f"{FILES}/<id>", changes.delete, scopes.WRITE_FILES),
    Route("GET", f"{FILES}/<id>/export", downloads.export, scopes.READ_FILES),
    Route("GET", f"{FILES}/<id>/permissions", sharing.list_all, scopes.READ_METADATA),
    Route("POST", f"{FILES}/<id>/permissions", sharing.create, scopes.WRITE_FILES),
    Route("POST", UPLOAD, uploads.upload, scopes.WRITE_FILES, streams=True),
    Route("PUT", UPLOAD, resumable.receive, scopes.WRITE_FILES, streams=True),
)
