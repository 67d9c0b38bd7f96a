"""Google Slides. https://developers.google.com/workspace/slides/api/reference/rest"""

from providers.definitions.google import scopes
from providers.definitions.google.quirks import content, presentations, thumbnails
from providers.params import array, boolean, obj, text
from providers.spec import Permission, Service, Tool

# Not asked for by default: who grants all of Drive has granted these with it.
PERMISSIONS = (
    Permission(
        id="slides.read",
        description="Read presentations.",
        scopes=(scopes.PRESENTATIONS_READONLY,),
        default=False,
    ),
    Permission(
        id="slides.manage",
        description="Create and change presentations.",
        scopes=(scopes.PRESENTATIONS,),
        aliases=("slides.write",),
        default=False,
    ),
)

SIZES = ("SMALL", "MEDIUM", "LARGE", "WIDTH2000_PX")

PRESENTATION_ID = text("presentationId", "Id of the presentation", required=True)
PAGE_ID = text(
    "pageObjectId", "Id of the slide", required=True, aliases=("pageId", "page_id", "slideId")
)

TOOLS = (
    Tool(
        name="slides_get_presentation",
        description="Read a Google presentation with all its slides.",
        permission="slides.read",
        route="GET slides/presentations/{presentationId}",
        upstream="GET /presentations/{presentationId}",
        params=(PRESENTATION_ID,),
        shape_response=presentations.presentation,
        example={"presentationId": "146a0f2cb9c14360c93ecd2ef8184db4e"},
    ),
    Tool(
        name="slides_get_page",
        description="Read one slide of a Google presentation.",
        permission="slides.read",
        route="GET slides/presentations/{presentationId}/pages/{pageObjectId}",
        upstream="GET /presentations/{presentationId}/pages/{pageObjectId}",
        params=(PRESENTATION_ID, PAGE_ID),
        example={"presentationId": "146a0f2cb9c14360c93ecd2ef8184db4e", "pageObjectId": "slide_1"},
    ),
    Tool(
        name="slides_get_thumbnail",
        description="Download a picture of one slide of a Google presentation.",
        permission="slides.read",
        route="GET slides/presentations/{presentationId}/pages/{pageObjectId}/thumbnail",
        upstream="GET /presentations/{presentationId}/pages/{pageObjectId}/thumbnail",
        params=(
            PRESENTATION_ID,
            PAGE_ID,
            text(
                "thumbnailSize",
                "How large the picture is: 200, 800, 1600 or 2000 pixels wide",
                enum=SIZES,
                to="thumbnailProperties.thumbnailSize",
            ),
            text(
                "format",
                "The bytes in JSON, or as they are",
                enum=("base64", "raw"),
                default="base64",
                to="",
            ),
        ),
        fixed_query={"thumbnailProperties.mimeType": "PNG"},
        build_request=thumbnails.picture,
        shape_response=content.as_json,
        composite=True,
        binary=True,
        raw_when=("format", "raw"),
        example={
            "presentationId": "146a0f2cb9c14360c93ecd2ef8184db4e",
            "pageObjectId": "slide_1",
            "thumbnailSize": "SMALL",
        },
    ),
    Tool(
        name="slides_create_presentation",
        description="Create a Google presentation.",
        permission="slides.manage",
        route="POST slides/presentations",
        upstream="POST /presentations",
        params=(text("title", "Title of the presentation", required=True),),
        shape_response=presentations.presentation,
        example={"title": "Northwind in summer"},
    ),
    Tool(
        name="slides_replace_all_text",
        description="Replace a text wherever it stands in a Google presentation.",
        permission="slides.manage",
        route="POST slides/presentations/{presentationId}",
        upstream="POST /presentations/{presentationId}:batchUpdate",
        params=(
            PRESENTATION_ID,
            text(
                "containsText",
                "Text to look for",
                required=True,
                aliases=("findText", "find_text", "find"),
                to="",
            ),
            text("replaceText", "Text to put in its place", required=True, to=""),
            boolean("matchCase", "Whether capital letters matter", default=False, to=""),
            array("pageObjectIds", "Only on these slides", to=""),
            text(
                "action",
                "What to do",
                enum=("replace_all_text",),
                default="replace_all_text",
                to="",
            ),
        ),
        body_defaults={"action": "replace_all_text"},
        build_request=presentations.replace_all_text,
        shape_response=presentations.changed,
        example={
            "presentationId": "146a0f2cb9c14360c93ecd2ef8184db4e",
            "containsText": "spring",
            "replaceText": "summer",
        },
    ),
    Tool(
        name="slides_batch_update",
        description="Change a Google presentation by a list of Google's own requests.",
        permission="slides.manage",
        route="POST slides/presentations/{presentationId}/batch-update",
        upstream="POST /presentations/{presentationId}:batchUpdate",
        params=(
            PRESENTATION_ID,
            array("requests", "Requests as Google has them", items="object", required=True),
            obj("writeControl", "Which revision the requests are meant for"),
        ),
        shape_response=presentations.changed,
        example={
            "presentationId": "146a0f2cb9c14360c93ecd2ef8184db4e",
            "requests": [
                {"createSlide": {"slideLayoutReference": {"predefinedLayout": "TITLE_ONLY"}}}
            ],
        },
    ),
)

SLIDES = Service(
    slug="slides",
    toolkit="google-slides",
    name="Google Slides",
    base_url="https://slides.googleapis.com/v1",
    permissions=PERMISSIONS,
    tools=TOOLS,
)
