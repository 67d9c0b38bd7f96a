"""The operations of Notion's API that are played."""

from sandbox.fake import Route
from sandbox.fakes.notion import (
    blocks,
    comments,
    data_sources,
    databases,
    page,
    page_changes,
    search,
    users,
)
from sandbox.oauth.revocation import revoking

ROUTES = (
    Route("POST", "v1/oauth/revoke", revoking(("basic",)), public=True),
    Route("GET", "v1/users", users.list_all),
    Route("GET", "v1/users/me", users.me),
    Route("GET", "v1/users/<id>", users.get),
    Route("POST", "v1/search", search.search),
    Route("POST", "v1/pages", page_changes.create),
    Route("GET", "v1/pages/<id>", page.get),
    Route("PATCH", "v1/pages/<id>", page_changes.update),
    Route("GET", "v1/blocks/<id>/children", blocks.list_children),
    Route("PATCH", "v1/blocks/<id>/children", blocks.append),
    Route("POST", "v1/databases", databases.create),
    Route("GET", "v1/databases/<id>", databases.get),
    Route("GET", "v1/data_sources/<id>", data_sources.get),
    Route("POST", "v1/data_sources/<id>/query", data_sources.query),
    Route("GET", "v1/comments", comments.list_all),
    Route("POST", "v1/comments", comments.create),
)
