"""How Microsoft refuses at its token endpoint, with its AADSTS numbers."""

# problem -> (status, error, number, text)
ERRORS = {
    "missing_client": (
        401,
        "invalid_client",
        7000218,
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    ),
    "unknown_client": (
        400,
        "unauthorized_client",
        700016,
        "Application was not found in the directory.",
    ),
    "wrong_secret": (401, "invalid_client", 7000215, "Invalid client secret provided."),
    "wrong_client_auth": (401, "invalid_client", 7000215, "Invalid client secret provided."),
    "wrong_encoding": (
        400,
        "invalid_request",
        900144,
        "The request body must contain the following parameter: 'grant_type'.",
    ),
    "missing_parameter": (
        400,
        "invalid_request",
        900144,
        "The request body must contain the following parameter: '{}'.",
    ),
    "unsupported_grant_type": (
        400,
        "unsupported_grant_type",
        70003,
        "The app requested an unsupported grant type '{}'.",
    ),
    "unknown_code": (
        400,
        "invalid_grant",
        70000,
        "The provided value for the 'code' parameter is not valid.",
    ),
    "used_code": (
        400,
        "invalid_grant",
        54005,
        "OAuth2 Authorization code was already redeemed, please retry with a new valid code.",
    ),
    "expired_code": (
        400,
        "invalid_grant",
        70008,
        "The provided authorization code or refresh token has expired due to inactivity.",
    ),
    "wrong_redirect_uri": (
        400,
        "invalid_client",
        500112,
        "The reply address does not match the one provided when requesting Authorization code.",
    ),
    "missing_verifier": (400, "invalid_grant", 501481, "The Code_Verifier does not match."),
    "wrong_verifier": (400, "invalid_grant", 501481, "The Code_Verifier does not match."),
    "unexpected_verifier": (400, "invalid_grant", 501481, "The Code_Verifier does not match."),
    "dead_refresh_token": (
        400,
        "invalid_grant",
        50173,
        "The provided grant has expired due to it being revoked, a fresh auth token is needed.",
    ),
}
