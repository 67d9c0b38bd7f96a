"""Tell an app's developer what becomes of a token, step by step. The token is neither kept nor logged."""

from dataclasses import dataclass

from accounts.app_access.reading import Token, read
from accounts.app_access.signing_keys import NONE_SET
from accounts.app_access.tokens import CHECKS
from accounts.models import App
from config.api.errors import ApiError


@dataclass(frozen=True)
class Finding:
    """One step: `name` is "form" or a key of CHECKS, `says` a sentence."""

    name: str
    passed: bool
    says: str


def explain(app: App, text: str) -> list[Finding]:
    """Return what the verifier finds; the token is taken where every step has passed.

    Later steps are looked at although an earlier one failed, so that one look shows all that is wrong.
    """
    if not app.jwt_algorithm:
        return [Finding("algorithm", False, NONE_SET)]
    try:
        token = read(text.strip().removeprefix("Bearer "))
    except ApiError as exc:
        return [Finding("form", False, str(exc))]
    form = Finding("form", True, "The token has a header, a payload and a signature")
    return [form, *(finding(name, app, token) for name in CHECKS)]


def finding(name: str, app: App, token: Token) -> Finding:
    try:
        return Finding(name, True, CHECKS[name](app, token))
    except ApiError as exc:
        return Finding(name, False, str(exc))
