"""Log in through the operator's OpenID provider; off unless SSO_ISSUER is set."""
