"""Salesforce's OAuth endpoints and their habits. No answer says when an access token ends."""

from providers.spec import OAuth, Revocation, Shape

OAUTH = OAuth(
    authorize_url="https://{login_host}/services/oauth2/authorize",
    token_url="https://{login_host}/services/oauth2/token",
    pkce=True,
    identity_scopes=("openid", "refresh_token"),
    # A refresh token takes its access tokens along.
    revocation=Revocation(url="https://{login_host}/services/oauth2/revoke"),
    dead_grant_errors=frozenset({"invalid_grant", "inactive_user", "inactive_org"}),
    client_id=Shape(r"3MVG.+", "Salesforce’s consumer keys begin with 3MVG"),
)

# https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_tokens_scopes.htm
IMPLIED_SCOPES = {
    "full": ("api", "openid", "id", "profile", "email", "web"),
    "offline_access": ("refresh_token",),
}
