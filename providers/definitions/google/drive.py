"""Google Drive. https://developers.google.com/workspace/drive/api/reference/rest/v3"""

from providers.definitions.google import scopes
from providers.definitions.google.quirks import (
    content,
    moving,
    queries,
    resumable,
    uploads,
)
from providers.params import boolean, text
from providers.spec import Page, Permission, Service, Tool

PERMISSIONS = (
    Permission(
        id="drive.read",
        description="Read files, folders and their content.",
        scopes=(scopes.DRIVE_READONLY,),
    ),
    Permission(
        id="drive.manage",
        description="Create, change, share and delete files and folders.",
        scopes=(scopes.DRIVE,),
        # Enough for the files that were made or opened through this connection.
        needs=(scopes.DRIVE_FILE,),
        aliases=("drive.write",),
    ),
)

# Drive answers four fields of a file unless told which.
FIELDS = (
    "id,name,mimeType,description,size,createdTime,modifiedTime,parents,webViewLink,"
    "webContentLink,iconLink,shared,starred,trashed,driveId,owners(displayName,emailAddress)"
)
ONE_FILE = {"supportsAllDrives": "true", "fields": FIELDS}
MANY_FILES = {
    "supportsAllDrives": "true",
    "includeItemsFromAllDrives": "true",
    "fields": f"nextPageToken,incompleteSearch,files({FIELDS})",
}
FORMATS = ("base64", "raw")
RAW = ("format", "raw")
ROLES = ("reader", "commenter", "writer", "fileOrganizer", "organizer")
GRANTEES = ("user", "group", "domain", "anyone")

FILE_ID = text("fileId", "Id of the file", required=True)
FORMAT = text("format", "The bytes in JSON, or as they are", enum=FORMATS, default="base64", to="")
FOLDER_ID = text("folderId", "Id of the folder; the top of My Drive if not given", to="")
OF_TYPE = text("mimeType", "Only files of this media type", to="")

TOOLS = (
    Tool(
        name="drive_list_files",
        description="List or search files in Google Drive.",
        permission="drive.read",
        route="GET drive/files",
        upstream="GET /files",
        params=(
            text("folderId", "Only files in this folder", to=""),
            text("search", "Words in name or content", aliases=("query",), to=""),
            OF_TYPE,
            text("q", "Condition in Drive's own query language", to=""),
            text("orderBy", "Order; ignored for searches by words", default="modifiedTime desc"),
            boolean("trashed", "Files in the trash instead", default=False, to=""),
        ),
        fixed_query=MANY_FILES,
        page=Page(
            key="files",
            items="files",
            limit_param="pageSize",
            cursor_param="pageToken",
            next_cursor="nextPageToken",
            default=20,
            maximum=1000,
            limit_name="pageSize",
            cursor_name="pageToken",
        ),
        build_request=queries.find,
        example={"folderId": "1b33e6b4cf8ac303cccdcae77e1183a1d"},
    ),
    Tool(
        name="drive_search_files",
        description="Search files in Google Drive by words in their name or content.",
        permission="drive.read",
        route="GET drive/files/search",
        upstream="GET /files",
        params=(text("query", "Words to search for", required=True, to=""), OF_TYPE),
        fixed_query=MANY_FILES,
        page=Page(
            key="files",
            items="files",
            limit_param="pageSize",
            cursor_param="pageToken",
            next_cursor="nextPageToken",
            default=10,
            maximum=1000,
            limit_name="pageSize",
            cursor_name="pageToken",
        ),
        build_request=queries.find,
        example={"query": "printer"},
    ),
    Tool(
        name="drive_get_file",
        description="Read name, type, size and links of a file in Google Drive.",
        permission="drive.read",
        route="GET drive/files/{fileId}",
        upstream="GET /files/{fileId}",
        params=(FILE_ID, text("fields", "Fields to answer, in Drive's notation", default=FIELDS)),
        fixed_query={"supportsAllDrives": "true"},
        example={"fileId": "1070257de339917133da4b0b2869d274d"},
    ),
    Tool(
        name="drive_get_file_content",
        actions=("DOWNLOAD_FILE",),
        description="Download the content of a file in Google Drive.",
        permission="drive.read",
        route="GET drive/files/{fileId}/content",
        upstream="GET /files/{fileId}",
        params=(
            FILE_ID,
            FORMAT,
            text("mimeType", "What to export a Google document to", to=""),
        ),
        build_request=content.download,
        shape_response=content.as_json,
        composite=True,
        binary=True,
        raw_when=RAW,
        other_names=("drive_download_file",),
        example={"fileId": "1070257de339917133da4b0b2869d274d"},
    ),
    Tool(
        name="drive_export_file",
        description="Export a Google document, sheet or presentation to another type.",
        permission="drive.read",
        route="GET drive/files/{fileId}/export",
        upstream="GET /files/{fileId}/export",
        params=(
            FILE_ID,
            text("mimeType", "Type to export to, like application/pdf", required=True),
            FORMAT,
        ),
        build_request=content.export,
        shape_response=content.as_json,
        composite=True,
        binary=True,
        raw_when=RAW,
        example={"fileId": "1dd8505429652ca14e0e658bed2734b66", "mimeType": "application/pdf"},
    ),
    Tool(
        name="drive_upload_file",
        description="Create a file or a folder in Google Drive.",
        permission="drive.manage",
        route="POST drive/files",
        upstream="POST https://www.googleapis.com/upload/drive/v3/files",
        params=(
            text("name", "Name of the file", required=True, to=""),
            text(
                "mimeType",
                "Its media type; application/vnd.google-apps.folder makes a folder",
                required=True,
                to="",
            ),
            text("content", "The bytes as base64", to=""),
            text("contentMimeType", "Type of content to convert to a Google document", to=""),
            text("description", "Longer text about the file", to=""),
            FOLDER_ID,
        ),
        fixed_query={"uploadType": "multipart", **ONE_FILE},
        build_request=uploads.create,
        other_names=("drive_create_file",),
        example={
            "name": "notes.txt",
            "mimeType": "text/plain",
            "content": "V2Ugc2hpcCBpbiBzcHJpbmcu",
        },
    ),
    Tool(
        name="drive_upload_content",
        description="Create a file in Google Drive from the bytes of the request's body.",
        permission="drive.manage",
        route="PUT drive/files/content",
        upstream="PUT https://www.googleapis.com/upload/drive/v3/files",
        params=(
            text("name", "Name of the file", required=True, where="query", to=""),
            text(
                "mimeType",
                "Its media type",
                default="application/octet-stream",
                where="query",
                to="",
            ),
            text("folderId", "Id of the folder", where="query", to=""),
        ),
        fixed_query={"uploadType": "resumable", **ONE_FILE},
        build_request=resumable.upload,
        composite=True,
        raw_upload=True,
        example={"name": "recording.mp4", "mimeType": "video/mp4"},
    ),
    Tool(
        name="drive_update_file",
        description="Rename, describe, star or move a file in Google Drive.",
        permission="drive.manage",
        route="PATCH drive/files/{fileId}",
        upstream="PATCH /files/{fileId}",
        params=(
            FILE_ID,
            text("name", "New name"),
            text("description", "New description"),
            boolean("starred", "Whether it is starred"),
            boolean("trashed", "Whether it is in the trash"),
            text(
                "addParents",
                "Id of the folder to move it to",
                where="query",
                aliases=("folderId", "folder_id"),
            ),
            text(
                "removeParents",
                "Id of the folder it leaves; where it is now if not given",
                where="query",
            ),
        ),
        fixed_query=ONE_FILE,
        build_request=moving.update,
        composite=True,
        example={
            "fileId": "16c961b8d7e90e3430371a805757023eb",
            "name": "october-final.csv",
            "starred": True,
        },
    ),
    Tool(
        name="drive_delete_file",
        description="Move a file or a folder in Google Drive to the trash.",
        permission="drive.manage",
        route="DELETE drive/files/{fileId}",
        # Google's DELETE would skip the trash.
        upstream="PATCH /files/{fileId}",
        params=(FILE_ID,),
        fixed_query=ONE_FILE,
        fixed_body={"trashed": True},
        shape_response=content.trashed,
        example={"fileId": "184330d7f16c83003f4b8799eca9f9139"},
    ),
    Tool(
        name="drive_share_file",
        description="Share a file or a folder in Google Drive.",
        permission="drive.manage",
        route="POST drive/files/{fileId}/permissions",
        upstream="POST /files/{fileId}/permissions",
        params=(
            FILE_ID,
            text("role", "What they may do", enum=ROLES, required=True),
            text("type", "With whom", enum=GRANTEES, default="user"),
            text("emailAddress", "Address of the user or group", aliases=("email",)),
            text("domain", "Name of the domain"),
            boolean(
                "sendNotificationEmail",
                "Whether they get a mail",
                where="query",
                aliases=("notify",),
            ),
            text("emailMessage", "Text of that mail", where="query"),
        ),
        fixed_query={"supportsAllDrives": "true"},
        example={
            "fileId": "152748c6e52cef6578d08b47db67a57db",
            "role": "reader",
            "emailAddress": "tomas@northwind.example",
        },
    ),
)

DRIVE = Service(
    slug="drive",
    toolkit="google-drive",
    name="Google Drive",
    base_url="https://www.googleapis.com/drive/v3",
    permissions=PERMISSIONS,
    tools=TOOLS,
)
