"""LinkedIn's tools with which one answers a post."""

from providers.definitions.linkedin.api import VERSIONED
from providers.definitions.linkedin.parameters import AS_ORGANIZATION, TARGET, acting
from providers.definitions.linkedin.quirks import social
from providers.params import text
from providers.spec import Tool

SOCIAL = (
    Tool(
        name="linkedin_create_comment",
        description="Comment on a post of LinkedIn.",
        permission="linkedin.write",
        route="POST linkedin/posts/{urn}/comments",
        upstream="POST /rest/socialActions/{urn}/comments",
        params=(
            text("urn", "The post to comment on", required=True, schema=TARGET),
            text("text", "Text of the comment", required=True, to=""),
            acting("author"),
        ),
        headers=VERSIONED,
        build_request=social.comment,
        shape_response=social.commented,
        more_permissions=AS_ORGANIZATION,
        example={"urn": "urn:li:share:7100000000000000101", "text": "Congratulations!"},
    ),
    Tool(
        name="linkedin_react",
        description="React to a post or a comment on LinkedIn.",
        permission="linkedin.write",
        route="POST linkedin/posts/{urn}/reactions",
        upstream="POST /rest/reactions",
        params=(
            text("urn", "The post or comment to react to", required=True, to="root", schema=TARGET),
            text(
                "type",
                "Kind of reaction",
                to="reactionType",
                aliases=("reaction",),
                enum=("LIKE", "PRAISE", "EMPATHY", "INTEREST", "APPRECIATION", "ENTERTAINMENT"),
                default="LIKE",
            ),
            acting("author"),
        ),
        headers=VERSIONED,
        build_request=social.react,
        shape_response=social.reacted,
        more_permissions=AS_ORGANIZATION,
        example={"urn": "urn:li:share:7100000000000000101", "type": "PRAISE"},
    ),
)
