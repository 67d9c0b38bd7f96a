"""LinkedIn's tool for images."""

from providers.definitions.linkedin.api import VERSIONED
from providers.definitions.linkedin.parameters import AS_ORGANIZATION, acting
from providers.definitions.linkedin.quirks import images
from providers.params import text
from providers.spec import Tool

IMAGES = (
    Tool(
        name="linkedin_upload_image",
        description="Upload an image to LinkedIn for use in a post.",
        permission="linkedin.write",
        route="POST linkedin/images",
        upstream="POST /rest/images",
        params=(
            text("content", "The JPEG, PNG or GIF file, as base64", required=True, to=""),
            acting("author"),
        ),
        fixed_query={"action": "initializeUpload"},
        headers=VERSIONED,
        build_request=images.upload,
        shape_response=images.uploaded,
        composite=True,
        more_permissions=AS_ORGANIZATION,
        # The smallest GIF there is.
        example={"content": "R0lGODlhAQABAAAAACw="},
    ),
)
