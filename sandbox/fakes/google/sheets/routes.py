"""The operations of Google Sheets that are played."""

from sandbox.fake import Route
from sandbox.fakes.google import scopes
from sandbox.fakes.google.sheets import appending, spreadsheets, values

SPREADSHEETS = "v4/spreadsheets"
VALUES = f"{SPREADSHEETS}/<id>/values"
RANGE = f"{VALUES}/<path:range>"

ROUTES = (
    Route("POST", SPREADSHEETS, spreadsheets.create, scopes.WRITE_SHEETS),
    Route("POST", f"{SPREADSHEETS}/<id>:batchUpdate", spreadsheets.update, scopes.WRITE_SHEETS),
    Route("GET", f"{SPREADSHEETS}/<id>", spreadsheets.get, scopes.READ_SHEETS),
    Route("GET", f"{VALUES}:batchGet", values.batch_get, scopes.READ_SHEETS),
    Route("POST", f"{VALUES}:batchUpdate", values.batch_update, scopes.WRITE_SHEETS),
    Route("POST", f"{RANGE}:append", appending.append, scopes.WRITE_SHEETS),
    Route("POST", f"{RANGE}:clear", values.clear, scopes.WRITE_SHEETS),
    Route("GET", RANGE, values.get, scopes.READ_SHEETS),
    Route("PUT", RANGE, values.update, scopes.WRITE_SHEETS),
)
