"""Google Sheets. https://developers.google.com/workspace/sheets/api/reference/rest"""

from providers.definitions.google import scopes
from providers.definitions.google.quirks import spreadsheets
from providers.params import array, boolean, either, text
from providers.spec import Permission, Service, Tool

# Not asked for by default: who grants all of Drive has granted these with it.
PERMISSIONS = (
    Permission(
        id="sheets.read",
        description="Read spreadsheets.",
        scopes=(scopes.SPREADSHEETS_READONLY,),
        default=False,
    ),
    Permission(
        id="sheets.manage",
        description="Create and change spreadsheets.",
        scopes=(scopes.SPREADSHEETS,),
        aliases=("sheets.write",),
        default=False,
    ),
)

CELL = either("string", "number", "boolean", "null")
ROWS = {"type": "array", "items": {"type": "array", "items": CELL}}
RANGES = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "range": {"type": "string", "description": "Cells in A1 notation"},
            "values": {**ROWS, "description": "Rows of cells; null leaves a cell as it is"},
        },
        "required": ["range", "values"],
    },
}
TABS = {
    "type": "array",
    "items": {"anyOf": [{"type": "string"}, {"type": "object"}]},
}
DIMENSIONS = ("ROWS", "COLUMNS")
INPUTS = ("USER_ENTERED", "RAW")
RENDERINGS = ("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA")
DATES = ("SERIAL_NUMBER", "FORMATTED_STRING")

SPREADSHEET_ID = text("spreadsheetId", "Id of the spreadsheet", required=True)
RANGE = text("range", "Cells in A1 notation, like Sheet1!A1:C10", required=True)
VALUES = array("values", "Rows of cells; null leaves a cell as it is", schema=ROWS, required=True)
DIMENSION = text("majorDimension", "Whether values are rows or columns", enum=DIMENSIONS)
RENDERING = text("valueRenderOption", "How cells are answered", enum=RENDERINGS)
DATE_RENDERING = text("dateTimeRenderOption", "How dates are answered", enum=DATES)
INPUT = text(
    "valueInputOption",
    "Whether texts are read as if typed (numbers, dates, formulas) or kept as they are",
    enum=INPUTS,
    default="USER_ENTERED",
    where="query",
)

TOOLS = (
    Tool(
        name="sheets_get_spreadsheet",
        description="Read title and tabs of a Google spreadsheet, and its cells if asked.",
        permission="sheets.read",
        route="GET sheets/spreadsheets/{spreadsheetId}",
        upstream="GET /spreadsheets/{spreadsheetId}",
        params=(
            SPREADSHEET_ID,
            array("ranges", "Only tabs with these cells, in A1 notation"),
            boolean("includeGridData", "Whether to answer cells with their formats"),
        ),
        shape_response=spreadsheets.spreadsheet,
        example={"spreadsheetId": "1cfc6eda75a0f3f5f77edfd37b0938b4a"},
    ),
    Tool(
        name="sheets_get_values",
        description="Read cells of a Google spreadsheet.",
        permission="sheets.read",
        route="GET sheets/spreadsheets/{spreadsheetId}/values",
        aliases=("GET sheets/spreadsheets/{spreadsheetId}/values/{range+}",),
        upstream="GET /spreadsheets/{spreadsheetId}/values/{range}",
        params=(SPREADSHEET_ID, RANGE, DIMENSION, RENDERING, DATE_RENDERING),
        shape_response=spreadsheets.values,
        example={"spreadsheetId": "1cfc6eda75a0f3f5f77edfd37b0938b4a", "range": "Sheet1!A1:B4"},
    ),
    Tool(
        name="sheets_batch_get_values",
        description="Read several ranges of cells of a Google spreadsheet.",
        permission="sheets.read",
        route="GET sheets/spreadsheets/{spreadsheetId}/batch-values",
        upstream="GET /spreadsheets/{spreadsheetId}/values:batchGet",
        params=(
            SPREADSHEET_ID,
            array("ranges", "Ranges of cells in A1 notation", required=True),
            DIMENSION,
            RENDERING,
            DATE_RENDERING,
        ),
        shape_response=spreadsheets.many_values,
        example={
            "spreadsheetId": "1cfc6eda75a0f3f5f77edfd37b0938b4a",
            "ranges": ["Sheet1!A1:B1", "Sheet1!A4:B4"],
        },
    ),
    Tool(
        name="sheets_create_spreadsheet",
        description="Create a Google spreadsheet.",
        permission="sheets.manage",
        route="POST sheets/spreadsheets",
        upstream="POST /spreadsheets",
        params=(
            text("title", "Title of the spreadsheet", required=True, to=""),
            array("sheets", "Tabs: titles, or objects as Google has them", schema=TABS, to=""),
            text("locale", "Its language and country, like en_GB", to=""),
            text("timeZone", "Its time zone, like Europe/Zurich", to=""),
        ),
        build_request=spreadsheets.create,
        shape_response=spreadsheets.spreadsheet,
        example={"title": "Launch budget", "sheets": ["Costs", "Income"]},
    ),
    Tool(
        name="sheets_update_values",
        description="Write cells of a Google spreadsheet.",
        permission="sheets.manage",
        route="PUT sheets/spreadsheets/{spreadsheetId}/values",
        aliases=("PUT sheets/spreadsheets/{spreadsheetId}/values/{range+}",),
        upstream="PUT /spreadsheets/{spreadsheetId}/values/{range}",
        params=(SPREADSHEET_ID, RANGE, VALUES, INPUT, DIMENSION),
        shape_response=spreadsheets.updated,
        example={
            "spreadsheetId": "1cfc6eda75a0f3f5f77edfd37b0938b4a",
            "range": "Sheet1!B2:B3",
            "values": [[13], [15]],
        },
    ),
    Tool(
        name="sheets_append_values",
        description="Add rows below a table of a Google spreadsheet.",
        permission="sheets.manage",
        route="POST sheets/spreadsheets/{spreadsheetId}/values",
        aliases=("POST sheets/spreadsheets/{spreadsheetId}/values/{range+}",),
        upstream="POST /spreadsheets/{spreadsheetId}/values/{range}:append",
        params=(
            SPREADSHEET_ID,
            text("range", "Where the table is, in A1 notation, like Sheet1!A1", required=True),
            VALUES,
            INPUT,
            text(
                "insertDataOption",
                "Whether rows are inserted, or written over what stands below",
                enum=("INSERT_ROWS", "OVERWRITE"),
                default="INSERT_ROWS",
                where="query",
            ),
            DIMENSION,
        ),
        shape_response=spreadsheets.appended,
        example={
            "spreadsheetId": "1cfc6eda75a0f3f5f77edfd37b0938b4a",
            "range": "Sheet1!A1",
            "values": [["celebrate", 17]],
        },
    ),
    Tool(
        name="sheets_batch_update_values",
        description="Write several ranges of cells of a Google spreadsheet.",
        permission="sheets.manage",
        route="PUT sheets/spreadsheets/{spreadsheetId}/batch-values",
        upstream="POST /spreadsheets/{spreadsheetId}/values:batchUpdate",
        params=(
            SPREADSHEET_ID,
            array("data", "Ranges with their values", schema=RANGES, required=True),
            text("valueInputOption", INPUT.description, enum=INPUTS, default="USER_ENTERED"),
        ),
        shape_response=spreadsheets.updated,
        example={
            "spreadsheetId": "1cfc6eda75a0f3f5f77edfd37b0938b4a",
            "data": [
                {"range": "Sheet1!C1", "values": [["owner"]]},
                {"range": "Sheet1!C2:C3", "values": [["Aiko"], ["Tomás"]]},
            ],
        },
    ),
    Tool(
        name="sheets_clear_values",
        description="Empty cells of a Google spreadsheet and keep their formats.",
        permission="sheets.manage",
        route="DELETE sheets/spreadsheets/{spreadsheetId}/values",
        aliases=("DELETE sheets/spreadsheets/{spreadsheetId}/values/{range+}",),
        upstream="POST /spreadsheets/{spreadsheetId}/values/{range}:clear",
        params=(SPREADSHEET_ID, RANGE),
        shape_response=spreadsheets.updated,
        example={"spreadsheetId": "1cfc6eda75a0f3f5f77edfd37b0938b4a", "range": "Sheet1!C1:C3"},
    ),
    Tool(
        name="sheets_batch_update",
        description="Change a Google spreadsheet by a list of Google's own requests.",
        permission="sheets.manage",
        route="POST sheets/spreadsheets/{spreadsheetId}/batch-update",
        upstream="POST /spreadsheets/{spreadsheetId}:batchUpdate",
        params=(
            SPREADSHEET_ID,
            array("requests", "Requests as Google has them", items="object", required=True),
            boolean("includeSpreadsheetInResponse", "Whether to answer the whole spreadsheet"),
        ),
        shape_response=spreadsheets.updated,
        example={
            "spreadsheetId": "1cfc6eda75a0f3f5f77edfd37b0938b4a",
            "requests": [{"addSheet": {"properties": {"title": "Ideas"}}}],
        },
    ),
)

SHEETS = Service(
    slug="sheets",
    toolkit="google-sheets",
    name="Google Sheets",
    base_url="https://sheets.googleapis.com/v4",
    permissions=PERMISSIONS,
    tools=TOOLS,
)
