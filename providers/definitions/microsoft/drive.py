"""OneDrive. https://learn.microsoft.com/graph/api/resources/onedrive"""

from providers.definitions.microsoft.api import GRAPH, ID
from providers.definitions.microsoft.quirks import content, files, uploads
from providers.params import text
from providers.spec import Page, Permission, Service, Tool

PERMISSIONS = (
    Permission(
        id="drive.read",
        description="Read files, folders and their content.",
        scopes=("Files.Read",),
        aliases=("onedrive.read",),
    ),
    Permission(
        id="drive.manage",
        description="Upload, replace and delete files.",
        scopes=("Files.ReadWrite",),
        aliases=("onedrive.manage", "drive.write"),
    ),
)

# Where Graph sends one for the bytes of a file: SharePoint's hosts, and those of personal accounts.
DOWNLOADS = (
    r"https://(?:[A-Za-z0-9-]+\.)+"
    r"(?:sharepoint\.com|1drv\.com|microsoftpersonalcontent\.com|livefilestore\.com)/[!-~]*"
)
RAW = ("format", "raw")
NAMED = {"type": "string", "minLength": 1}

FILE_ID = text("fileId", "Id of the file", required=True, schema=ID)
FOLDER_ID = text("folderId", "Id of the folder; the top of the drive if not given", to="")
PATH = text(
    "path",
    "Name of the file, or its path below the folder, like Reports/plan.txt",
    required=True,
    schema=NAMED,
    aliases=("name",),
)
A_FILE = "01NORTHWINDMARA0003"

TOOLS = (
    Tool(
        name="microsoft_drive_list_files",
        description="List or search files and folders in OneDrive.",
        permission="drive.read",
        route="GET microsoft/drive/files",
        upstream="GET /me/drive/root/children",
        params=(
            FOLDER_ID,
            text("search", "Words in name or content, in all folders below", to=""),
        ),
        page=Page(
            key="files",
            items="value",
            limit_param="$top",
            next_url="@odata.nextLink",
            default=20,
            maximum=1000,
        ),
        build_request=files.find,
        shape_response=files.listed,
        other_names=("onedrive_list_files",),
        example={"search": "launch"},
    ),
    Tool(
        name="microsoft_drive_get_file",
        description="Read name, type, size and links of a file in OneDrive.",
        permission="drive.read",
        route="GET microsoft/drive/files/{fileId}",
        upstream="GET /me/drive/items/{fileId}",
        params=(FILE_ID,),
        shape_response=files.described,
        other_names=("onedrive_get_file",),
        example={"fileId": A_FILE},
    ),
    Tool(
        name="microsoft_drive_download_file",
        description="Download the content of a file in OneDrive.",
        permission="drive.read",
        route="GET microsoft/drive/files/{fileId}/content",
        upstream="GET /me/drive/items/{fileId}/content",
        params=(
            FILE_ID,
            text(
                "format",
                "The bytes in JSON, or as they are",
                enum=("base64", "raw"),
                default="base64",
                to="",
            ),
        ),
        build_request=content.download,
        shape_response=content.as_json,
        composite=True,
        binary=True,
        raw_when=RAW,
        other_names=("onedrive_download_file", "microsoft_drive_get_file_content"),
        example={"fileId": A_FILE},
    ),
    Tool(
        name="microsoft_drive_upload_file",
        description="Create or replace a file in OneDrive with the bytes of the request's body.",
        permission="drive.manage",
        route="PUT microsoft/drive/files",
        aliases=("PUT microsoft/drive/files/content",),
        upstream="PUT /me/drive/root:/{path+}:/content",
        params=(PATH, FOLDER_ID),
        build_request=uploads.stream,
        shape_response=files.described,
        raw_upload=True,
        other_names=("onedrive_upload_file",),
        example={"path": "Reports/october.csv"},
    ),
    Tool(
        name="microsoft_drive_create_file",
        description="Create or replace a file in OneDrive.",
        permission="drive.manage",
        route="POST microsoft/drive/files",
        upstream="PUT /me/drive/root:/{path+}:/content",
        params=(
            PATH,
            text("content", "The bytes as base64", required=True, to=""),
            FOLDER_ID,
        ),
        build_request=uploads.create,
        shape_response=files.described,
        other_names=("onedrive_create_file",),
        example={"path": "Notes/hello.txt", "content": "SGVsbG8h"},
    ),
    Tool(
        name="microsoft_drive_delete_file",
        description="Move a file or a folder in OneDrive to the recycle bin.",
        permission="drive.manage",
        route="DELETE microsoft/drive/files/{fileId}",
        upstream="DELETE /me/drive/items/{fileId}",
        params=(FILE_ID,),
        shape_response=files.deleted,
        other_names=("onedrive_delete_file",),
        example={"fileId": A_FILE},
    ),
)

DRIVE = Service(
    slug="drive",
    toolkit="one-drive",
    name="OneDrive",
    base_url=GRAPH,
    permissions=PERMISSIONS,
    tools=TOOLS,
)
