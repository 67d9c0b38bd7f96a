"""A passkey made of software: signs what a browser would, as honestly as a test wants."""

import hashlib
import json
import os
import struct

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

ORIGIN = "https://testserver"
PRESENT_AND_VERIFIED = 0b101
WITH_KEY = 0b1000000


class Passkey:
    """One key pair with its counter; `user_id` is what the server called the person."""

    def __init__(self, host="testserver"):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id, self.host, self.count, self.user_id = os.urandom(16), host, 0, ""

    def created(self, options, origin=ORIGIN):
        """Return what a browser answers to creation options."""
        self.user_id = options["user"]["id"]
        key = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        about = bytes(16) + struct.pack(">H", len(self.id)) + self.id + key
        data = self.data(WITH_KEY) + about
        sealed = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        said = client_data("webauthn.create", options["challenge"], origin)
        return self.answer({"clientDataJSON": said, "attestationObject": sealed})

    def used(self, options, origin=ORIGIN):
        """Return what a browser answers to request options; counts once more."""
        self.count += 1
        said, data = client_data("webauthn.get", options["challenge"], origin), self.data()
        signed = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        parts = {"clientDataJSON": said, "authenticatorData": data, "signature": signed}
        answer = self.answer(parts)
        answer["response"]["userHandle"] = self.user_id
        return answer

    def data(self, more=0):
        host = hashlib.sha256(self.host.encode()).digest()
        return host + struct.pack(">BI", PRESENT_AND_VERIFIED | more, self.count)

    def answer(self, response):
        named = websafe_encode(self.id)
        return {
            "id": named,
            "rawId": named,
            "type": "public-key",
            "response": {name: websafe_encode(value) for name, value in response.items()},
            "clientExtensionResults": {"credProps": {"rk": True}},
        }


def client_data(kind, challenge, origin):
    said = {"type": kind, "challenge": challenge, "origin": origin, "crossOrigin": False}
    return json.dumps(said).encode()
