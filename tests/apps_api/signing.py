"""Keys of an app's server, and the tokens and documents made with them."""

import base64
import json
import time
from functools import cache

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

P256 = ec.SECP256R1()


def rsa_key(name="first", bits=2048):
    """Return a private key, the same for the same name."""
    return made(name, rsa.generate_private_key, 65537, bits)


def ec_key(name="first", curve=P256):
    return made(name, ec.generate_private_key, curve)


@cache
def made(name, maker, *how):
    return maker(*how)


def public_pem(key):
    form = PublicFormat.SubjectPublicKeyInfo
    return key.public_key().public_bytes(Encoding.PEM, form).decode()


def private_pem(key):
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def jwk(key, kid=None, **members):
    """Return the public part of a key as a document lists it."""
    kind = RSAAlgorithm if isinstance(key, rsa.RSAPrivateKey) else ECAlgorithm
    named = {"kid": kid} if kid else {}
    return kind.to_jwk(key.public_key(), as_dict=True) | named | members


def jwks(*listed):
    return json.dumps({"keys": list(listed)}).encode()


def claims(user_id="u-1", **more):
    return {"sub": user_id, "exp": int(time.time()) + 600} | more


def signed(key, algorithm="RS256", header=None, **said):
    """Sign a token; `None` takes a claim out."""
    told = {name: value for name, value in claims(**said).items() if value is not None}
    return jwt.encode(told, key, algorithm, header)


def part(value):
    """Return JSON, or bytes as they are, in base64url."""
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def put_together(header, payload, signature=b"no signature"):
    """Return a token that nobody signed."""
    return ".".join(map(part, (header, payload, signature)))
