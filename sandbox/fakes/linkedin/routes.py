"""The operations of LinkedIn's API that are played."""

from sandbox.fake import Route
from sandbox.fakes.linkedin import images, people, posts, social
from sandbox.oauth.revocation import revoking

# What a write is in whose name is checked by the operation.
WRITE = ("w_member_social", "w_organization_social")
READ, ADMIN = ("r_organization_social",), ("rw_organization_admin",)

ROUTES = (
    Route("GET", "v2/userinfo", people.userinfo, ("openid",)),
    Route("GET", "rest/posts", posts.find_by_author, READ),
    Route("POST", "rest/posts", posts.create, WRITE),
    Route("GET", "rest/posts/<urn>", posts.get, READ),
    Route("POST", "rest/posts/<urn>", posts.update, WRITE),
    Route("DELETE", "rest/posts/<urn>", posts.delete, WRITE),
    Route("POST", "rest/socialActions/<urn>/comments", social.comment, WRITE),
    Route("POST", "rest/reactions", social.react, WRITE),
    Route("POST", "rest/images", images.initialize, WRITE),
    Route("PUT", "dms-uploads/<key>/uploaded-image/0", images.put, WRITE),
    Route("GET", "rest/organizationAcls", people.organizations, ADMIN),
    Route("POST", "oauth/v2/revoke", revoking(("post",)), public=True),
)
