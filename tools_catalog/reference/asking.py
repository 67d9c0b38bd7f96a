"""How a provider is asked for tokens, in words."""

from providers.spec import OAuth
from tools_catalog.reference.markdown import code, codes

CLIENT_AUTH = {"post": "in the body", "basic": "by HTTP Basic"}
ENCODING = {
    "form": "as a form",
    "json": "as JSON",
    "bearer": "as the bearer of the request",
}
SEPARATORS = {" ": "spaces", ",": "commas"}


def asking(oauth: OAuth) -> list[str]:
    """Return where and how consent and tokens are asked for."""
    lines = [
        f"People consent at {code(oauth.authorize_url)}; tokens come from {code(oauth.token_url)}.",
        f"The app proves itself {CLIENT_AUTH[oauth.client_auth]}, the request is sent "
        f"{ENCODING[oauth.token_encoding]}. PKCE: {'S256' if oauth.pkce else 'not used'}.",
        scopes(oauth),
    ]
    if oauth.authorize_params:
        sent = codes(f"{name}={value}" for name, value in oauth.authorize_params.items())
        lines.append(f"Sent along when asking for consent: {sent}.")
    if oauth.issuer:
        lines.append(f"The answer names its issuer (RFC 9207): {code(oauth.issuer)}.")
    return lines


def scopes(oauth: OAuth) -> str:
    """Return how scopes are asked for."""
    if not oauth.knows_scopes:
        return "There are no OAuth scopes: what a session asks for is enforced by this server."
    separator = SEPARATORS.get(oauth.scope_separator, code(oauth.scope_separator))
    said = f"Scopes are parted by {separator}"
    if len(oauth.scope_params) > 1:
        kinds = ", ".join(
            f"{code(kind)} in {code(name)}" for kind, name in oauth.scope_params.items()
        )
        said += f" and asked for by kind of token: {kinds}"
    if oauth.identity_scopes:
        said += f". Always asked for: {codes(oauth.identity_scopes)}"
    return f"{said}."
