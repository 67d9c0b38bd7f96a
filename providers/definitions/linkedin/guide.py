"""How to register an app at LinkedIn, and what to know about it."""

from providers.spec import Guide

GUIDE = Guide(
    console_url="https://www.linkedin.com/developers/apps",
    docs_url="https://learn.microsoft.com/en-us/linkedin/",
    steps=(
        "Create an app; it needs a LinkedIn page, whose administrator verifies it.",
        "Under **Products**, add **Sign In with LinkedIn using OpenID Connect** and **Share on LinkedIn**.",
        "For the permissions about organizations, request **Community Management API**: LinkedIn decides.",
        "Under **Auth**, add `{redirect_uri}` to the authorized redirect URLs.",
        "Copy **Client ID** and **Primary Client Secret** from the same page.",
    ),
    oddities=(
        "Access tokens live 60 days. Only approved partners get a refresh token (for a year from consent, "
        "however often it is used); without one the person connects again.",
        "LinkedIn has no read access to a member's own posts: `linkedin.org.read` is for organizations.",
        "Each API version ends after about a year: `PROVIDER_LINKEDIN_API_VERSION` (YYYYMM) moves on.",
        "Text is sent so that it shows as written; only `#tags` keep their meaning.",
        "LinkedIn fetches nothing from a link: give its title and description.",
        "To post as an organization, `author` needs `linkedin.org.write` too.",
        "Limits are per day, of the app and of the member, and begin anew at midnight UTC.",
        "Asking a member for other scopes than before ends their earlier tokens.",
        "A token that is seconds old may be refused as revoked for a moment: then connect again.",
    ),
    unverified=(
        "Whether comments and reactions work with `w_member_social`, or need `w_member_social_feed`, "
        "which comes with the Community Management API: `scopes` of a connection may name it.",
        "Whether the upload of an image wants the token: LinkedIn's examples send it, so it is sent, "
        "to LinkedIn's own hosts alone.",
        "At which hosts images are uploaded: `www.linkedin.com/dms-uploads` is what answers name.",
        "Whether a refresh token can be revoked: both tokens are sent.",
        "The description with which `invalid_request` tells that a refresh token is dead.",
        "Which 429 are not of the day: those without the word `throttle` hold back for a minute.",
    ),
)
