"""What Linear serves: GraphQL, and an end to tokens."""

from sandbox.fake import Route
from sandbox.fakes.linear.endpoint import answer
from sandbox.oauth.revocation import revoking

ROUTES = (
    Route("POST", "graphql", answer),
    Route("POST", "oauth/revoke", revoking(("post", "basic")), public=True),
)
