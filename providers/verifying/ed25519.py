"""Ed25519 signatures over a moment and the raw body; the secret is the provider's public key, in hexadecimal."""

from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from providers.spec import Delivery, Forged
from providers.verifying.comparing import WINDOW, check_age, header


@dataclass(frozen=True)
class Ed25519:
    """`header` holds the signature in hexadecimal, `moment` the epoch seconds that are signed before the body."""

    header: str
    moment: str
    window: float = WINDOW
    by_item: bool = False

    def verify(self, delivery: Delivery, secrets: tuple[str, ...], now: float) -> None:
        """Raise Forged unless the owner of one of the public keys signed it, within the window."""
        sent, moment = header(delivery, self.header), header(delivery, self.moment)
        check_age(moment, now, self.window)
        signed = moment.encode() + delivery.body
        if not any(is_signed(key, sent, signed) for key in secrets):
            raise Forged(f"{self.header} does not fit")


def is_signed(key: str, signature: str, signed: bytes) -> bool:
    """Say whether the signature is the key owner's; what is no key, or no signature, is not."""
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(signature), signed)
    except (ValueError, InvalidSignature):
        return False
    return True
