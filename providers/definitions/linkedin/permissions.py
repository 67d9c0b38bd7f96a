"""What may be done at LinkedIn. Those about organizations need a product that LinkedIn grants on request."""

from providers.spec import Permission

PERMISSIONS = (
    Permission(
        id="linkedin.read",
        description="Read the member's name, picture and e-mail address.",
        scopes=("openid", "profile", "email"),
    ),
    Permission(
        id="linkedin.write",
        description="Publish, change and delete posts, comment and react as the member.",
        scopes=("w_member_social",),
    ),
    Permission(
        id="linkedin.org.read",
        description="Read the posts of organizations that the member administers.",
        scopes=("r_organization_social", "rw_organization_admin"),
        default=False,
    ),
    Permission(
        id="linkedin.org.write",
        description="Publish, comment and react as an organization that the member administers.",
        scopes=("w_organization_social",),
        default=False,
    ),
)
