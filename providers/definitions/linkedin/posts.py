"""LinkedIn's tools about posts."""

from providers.definitions.linkedin.api import DELETE, FINDER, PARTIAL_UPDATE, VERSIONED
from providers.definitions.linkedin.parameters import (
    AS_ORGANIZATION,
    AUTHOR,
    IMAGE,
    POST_URN,
    acting,
    listed,
)
from providers.definitions.linkedin.quirks import posts
from providers.params import text
from providers.spec import Tool

POSTS = (
    Tool(
        name="linkedin_create_post",
        description="Publish a post on LinkedIn as the member or an organization.",
        permission="linkedin.write",
        route="POST linkedin/posts",
        upstream="POST /rest/posts",
        params=(
            text("text", "Text of the post, in which #tags work", required=True, to=""),
            acting("author"),
            text("visibility", "Who sees it", enum=("PUBLIC", "CONNECTIONS"), default="PUBLIC"),
            text("link", "Address of a page to show below the text", to=""),
            text("link_title", "Title of that page; its address, if not given", to=""),
            text("link_description", "Description of that page", to=""),
            text(
                "image", "Image to show, as `linkedin_upload_image` named it", to="", schema=IMAGE
            ),
            text("image_alt", "What the image shows, for those who do not see it", to=""),
        ),
        headers=VERSIONED,
        fixed_body={
            "lifecycleState": "PUBLISHED",
            "isReshareDisabledByAuthor": False,
            "distribution": {
                "feedDistribution": "MAIN_FEED",
                "targetEntities": [],
                "thirdPartyDistributionChannels": [],
            },
        },
        build_request=posts.create,
        shape_response=posts.created,
        more_permissions=AS_ORGANIZATION,
        example={"text": "We open the harbour office on Monday. #northwind"},
    ),
    Tool(
        name="linkedin_get_post",
        description="Get one post of LinkedIn.",
        permission="linkedin.org.read",
        route="GET linkedin/posts/{urn}",
        upstream="GET /rest/posts/{urn}",
        params=(POST_URN,),
        headers=VERSIONED,
        shape_response=posts.one,
        example={"urn": "urn:li:share:7100000000000000101"},
    ),
    Tool(
        name="linkedin_list_posts",
        description="List the posts of an organization on LinkedIn.",
        permission="linkedin.org.read",
        route="GET linkedin/posts",
        upstream="GET /rest/posts",
        params=(
            text(
                "author",
                "Whose posts, such as `urn:li:organization:104200`",
                required=True,
                schema=AUTHOR,
                aliases=("organization",),
            ),
            text(
                "sort",
                "Order of the posts, newest first",
                to="sortBy",
                enum=("LAST_MODIFIED", "CREATED"),
                default="LAST_MODIFIED",
            ),
        ),
        page=listed("posts"),
        fixed_query={"q": "author"},
        headers=FINDER,
        shape_response=posts.listed,
        example={"author": "urn:li:organization:104200", "limit": 5},
    ),
    Tool(
        name="linkedin_update_post",
        description="Change the text of a post on LinkedIn.",
        permission="linkedin.write",
        route="PATCH linkedin/posts/{urn}",
        upstream="POST /rest/posts/{urn}",
        params=(POST_URN, text("text", "New text of the post", required=True, to="")),
        headers=PARTIAL_UPDATE,
        build_request=posts.update,
        shape_response=posts.updated,
        example={"urn": "urn:li:share:7100000000000000301", "text": "Proud of all who built it."},
    ),
    Tool(
        name="linkedin_delete_post",
        description="Delete a post on LinkedIn.",
        permission="linkedin.write",
        route="DELETE linkedin/posts/{urn}",
        upstream="DELETE /rest/posts/{urn}",
        params=(POST_URN,),
        headers=DELETE,
        shape_response=posts.deleted,
        example={"urn": "urn:li:share:7100000000000000302"},
    ),
)
