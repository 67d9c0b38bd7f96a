"""The key that this Google signs its tokens with, made once for each data folder, and its public half."""

import json
import time
from functools import cache

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from django.conf import settings

from config.secrets import keep_secret
from sandbox.calls import Call

KID, ISSUER = "sandbox-1", "https://accounts.google.com"
LIFETIME = 3600


@cache
def private_key() -> RSAPrivateKey:
    pem = keep_secret(settings.DATA_DIR / "sandbox_google_key", _made)
    return serialization.load_pem_private_key(pem.encode(), password=None)


def _made() -> str:
    key = rsa.generate_private_key(public_exponent=65_537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()


def id_token(email: str, audience: str) -> str:
    """Return a token that says who calls, for whom."""
    now = int(time.time())
    claims = {
        "iss": ISSUER,
        "aud": audience,
        "azp": "100000000000000000000",
        "sub": "100000000000000000000",
        "email": email,
        "email_verified": True,
        "iat": now,
        "exp": now + LIFETIME,
    }
    return jwt.encode(claims, private_key(), algorithm="RS256", headers={"kid": KID})


def certs(call: Call) -> dict:
    """List the public key, as Google lists its own."""
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(private_key().public_key()))
    return {"keys": [public | {"kid": KID, "alg": "RS256", "use": "sig"}]}
