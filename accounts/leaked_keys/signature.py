"""Whether GitHub sent a report: its signature is over the very bytes of the body."""

from base64 import b64decode

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.hashes import SHA256

from accounts.leaked_keys.errors import ForgedReport
from accounts.leaked_keys.public_keys import key_named

LONGEST = 200  # characters; a signature takes 96, an identifier 64


def check_signature(identifier: str, signature: str, body: bytes) -> None:
    """Raise ForgedReport unless the key of that name made the signature (DER in base64) over the body."""
    made = signature_bytes(signature)
    if not 0 < len(identifier) <= LONGEST:
        raise ForgedReport("it names no key")
    key = key_named(identifier)
    if key is None:
        raise ForgedReport("it names a key that is not listed")
    try:
        key.verify(made, body, ECDSA(SHA256()))
    except InvalidSignature as exc:
        raise ForgedReport("the signature is not of this body") from exc


def signature_bytes(text: str) -> bytes:
    """Return the signature, before anything is fetched for one that can be none."""
    if not 0 < len(text) <= LONGEST:
        raise ForgedReport("it has no signature")
    try:
        return b64decode(text, validate=True)
    except ValueError as exc:
        raise ForgedReport("the signature is no base64") from exc
