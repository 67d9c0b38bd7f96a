"""What can go wrong in a call; each provider says it in words of its own."""


class Refusal(Exception):
    """A call that is not answered: `kind` is ours, the provider's form is made from it.

    Kinds that every provider knows: missing_token, unknown_token, expired_token, revoked_token,
    missing_scope, not_found, unknown_route, wrong_method, invalid, bad_client. Any other kind is
    a provider's own word.
    """

    def __init__(self, kind: str, message: str = "", **details: object):
        super().__init__(kind)
        self.kind = kind
        self.message = message
        self.details = details


class TokenRefusal(Exception):
    """A token request that is refused: `problem` is ours, the error code is the provider's.

    Problems: missing_client, unknown_client, wrong_secret, wrong_client_auth, wrong_encoding,
    missing_parameter, unsupported_grant_type, unknown_code, used_code, expired_code,
    wrong_redirect_uri, missing_verifier, wrong_verifier, unexpected_verifier, dead_refresh_token.
    """

    def __init__(self, problem: str, about: str = ""):
        super().__init__(problem)
        self.problem = problem
        self.about = about
