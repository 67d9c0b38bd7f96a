"""Code that signs an end user's token for one app, with the app's own settings in it."""

import json

from accounts.app_addresses import base_url
from accounts.models import App

PYTHON = """\
import os, time, jwt, requests  # pip install "pyjwt[crypto]" requests

now = int(time.time())
claims = {{{claims}}}
token = jwt.encode(claims, os.environ["{variable}"], algorithm="{algorithm}"{headers})

answer = requests.get(
    "{base}/connections",
    headers={{"Authorization": f"Bearer {{token}}"}},
    timeout=10,
)"""

JAVASCRIPT = """\
import {{ {imports} }} from "jose"; // npm install jose

const key = {key};
const token = await new SignJWT()
  .setProtectedHeader({{ {header} }})
  .setSubject(userId){claims}
  .setIssuedAt()
  .setExpirationTime("10m")
  .sign(key);

const answer = await fetch("{base}/connections", {{
  headers: {{ Authorization: `Bearer ${{token}}` }},
}});"""


def samples(app: App) -> list[dict[str, str]]:
    """Return the same in Python and JavaScript; the key is read from the environment of the app's server."""
    return [
        {"language": "python", "label": "Python", "source": python(app)},
        {"language": "javascript", "label": "JavaScript", "source": javascript(app)},
    ]


def python(app: App) -> str:
    claims = ['"sub": user_id', '"iat": now', '"exp": now + 600']
    claims += [f'"{name}": {quoted(value)}' for name, value in asked_for(app).items()]
    return PYTHON.format(
        claims=", ".join(claims),
        variable=variable(app),
        algorithm=app.jwt_algorithm,
        headers=', headers={"kid": "your-key-id"}' if app.jwks_url else "",
        base=base_url(app.pk),
    )


def javascript(app: App) -> str:
    setters = {"aud": "setAudience", "iss": "setIssuer"}
    claims = [f"\n  .{setters[name]}({quoted(value)})" for name, value in asked_for(app).items()]
    kid = ', kid: "your-key-id"' if app.jwks_url else ""
    return JAVASCRIPT.format(
        imports="SignJWT" if is_shared(app) else "SignJWT, importPKCS8",
        key=javascript_key(app),
        header=f'alg: "{app.jwt_algorithm}"{kid}',
        claims="".join(claims),
        base=base_url(app.pk),
    )


def javascript_key(app: App) -> str:
    if is_shared(app):
        return f"new TextEncoder().encode(process.env.{variable(app)})"
    return f'await importPKCS8(process.env.{variable(app)}, "{app.jwt_algorithm}")'


def variable(app: App) -> str:
    return "APP_TOKEN_SECRET" if is_shared(app) else "APP_PRIVATE_KEY"


def is_shared(app: App) -> bool:
    return app.jwt_algorithm == App.Algorithm.HS256


def asked_for(app: App) -> dict[str, str]:
    """Return the claims that the app's settings ask for."""
    claims = {"aud": app.jwt_audience, "iss": app.jwt_issuer}
    return {name: value for name, value in claims.items() if value}


def quoted(text: str) -> str:
    """Return a text as both languages write it."""
    return json.dumps(text)
