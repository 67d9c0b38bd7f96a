"""How an app's end users prove who they are: the one algorithm of their tokens, and the key these are checked with."""

import secrets
from dataclasses import dataclass, field

from django.db import transaction

from accounts.actors import Actor
from accounts.app_access.key_material import UnfitKey, check_secret, public_key_in
from accounts.app_setup.recording import record
from accounts.app_setup.refusing import refuse
from accounts.models import App
from config.customer_urls import problem_with

HS256 = App.Algorithm.HS256
LONGEST_CLAIM, LONGEST_URL = 255, 500


@dataclass(frozen=True)
class TokenRules:
    """What is asked for. No algorithm: no tokens. An empty secret keeps the one that there is."""

    algorithm: str = ""
    secret: str = field(default="", repr=False)
    public_key: str = ""
    jwks_url: str = ""
    audience: str = ""
    issuer: str = ""


def new_secret() -> str:
    """Return a secret of 384 random bits for HS256. It is shown once; the row keeps it sealed."""
    return secrets.token_urlsafe(48)


@transaction.atomic
def set_token_rules(app: App, rules: TokenRules, by: Actor) -> bool:
    """Check tokens by these rules from now on; say whether anything changed.

    Raises 400 naming the field that is wrong. Tokens that fit the rules before are refused at once.
    """
    check(app, rules)
    before = kept(app)
    put(app, rules)
    changed = [name for name, value in kept(app).items() if value != before[name]]
    if changed:
        app.save(update_fields=list(before))
        record("app.tokens_changed", app, by, changed=[named(each) for each in changed])
    return bool(changed)


def check(app: App, rules: TokenRules) -> None:
    """Raise 400 for rules that are incomplete, contradictory or weak."""
    if rules.algorithm not in {"", *App.Algorithm.values}:
        raise refuse("algorithm", f"Choose one of {', '.join(App.Algorithm.values)}, or none.")
    for name in ("audience", "issuer"):
        value = getattr(rules, name)
        if len(value) > LONGEST_CLAIM or not value.isprintable():
            raise refuse(name, f"Enter at most {LONGEST_CLAIM} characters.")
    if rules.algorithm == HS256:
        check_hs256(app, rules)
    elif rules.algorithm:
        check_public(rules)


def check_hs256(app: App, rules: TokenRules) -> None:
    if rules.public_key or rules.jwks_url:
        raise refuse("algorithm", "HS256 has a secret, and neither a public key nor a JWKS URL.")
    has_secret = app.jwt_algorithm == HS256 and app.jwt_secret_sealed
    if rules.secret or not has_secret:
        fitting("secret", check_secret, rules.secret)


def check_public(rules: TokenRules) -> None:
    if rules.secret:
        raise refuse("secret", f"{rules.algorithm} has no secret, only a key of your own server.")
    if bool(rules.public_key.strip()) == bool(rules.jwks_url):
        raise refuse("public_key", "Enter a public key or a JWKS URL, one of the two.")
    if rules.jwks_url and (problem := problem_with(rules.jwks_url, LONGEST_URL)):
        raise refuse("jwks_url", problem)
    if not rules.jwks_url:
        fitting("public_key", public_key_in, rules.public_key, rules.algorithm)


def fitting(name: str, check: object, *value: str) -> None:
    try:
        check(*value)
    except UnfitKey as exc:
        raise refuse(name, str(exc)) from exc


def put(app: App, rules: TokenRules) -> None:
    """Write the rules to the row; what belongs to another algorithm is not left behind."""
    app.jwt_algorithm = rules.algorithm
    app.jwt_public_key, app.jwks_url = rules.public_key.strip(), rules.jwks_url
    app.jwt_audience, app.jwt_issuer = rules.audience.strip(), rules.issuer.strip()
    if rules.secret or rules.algorithm != HS256:
        app.jwt_secret = rules.secret
    if not rules.algorithm:
        app.jwt_public_key = app.jwks_url = ""


def kept(app: App) -> dict[str, str]:
    """Return the columns that hold the rules."""
    names = ("algorithm", "secret_sealed", "public_key", "audience", "issuer")
    return {f"jwt_{name}": getattr(app, f"jwt_{name}") for name in names} | {
        "jwks_url": app.jwks_url
    }


def named(column: str) -> str:
    return column.removeprefix("jwt_").removesuffix("_sealed")
