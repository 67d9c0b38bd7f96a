"""The operations of OneDrive that are played, and the host that gives out the bytes."""

from sandbox.fake import Route
from sandbox.fakes.microsoft import scopes
from sandbox.fakes.microsoft.drive import downloads, items, search, uploads

DRIVE = "v1.0/me/drive"
ONE = f"{DRIVE}/items/<id>"
WORDS = "search(q='<path:words>')"
INTO = ":/<path:path>:/content"

ROUTES = (
    Route("GET", f"{DRIVE}/root/children", items.list_children, scopes.READ_FILES),
    Route("GET", f"{ONE}/children", items.list_children, scopes.READ_FILES),
    Route("GET", f"{DRIVE}/root/{WORDS}", search.search, scopes.READ_FILES),
    Route("GET", f"{ONE}/{WORDS}", search.search, scopes.READ_FILES),
    Route("PUT", f"{DRIVE}/root{INTO}", uploads.put, scopes.WRITE_FILES),
    Route("PUT", f"{ONE}{INTO}", uploads.put, scopes.WRITE_FILES),
    Route("GET", ONE, items.get, scopes.READ_FILES),
    Route("DELETE", ONE, items.delete, scopes.WRITE_FILES),
    Route("GET", f"{ONE}/content", downloads.content, scopes.READ_FILES),
    Route("GET", downloads.PLACE, downloads.download, public=True),
)
