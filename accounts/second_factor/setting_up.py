"""The secret of an app that is being set up, until its first code arrives: in the session, sealed."""

from allauth.core import context
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, generate_totp_secret

from accounts.second_factor.vaulted import VaultedAdapter
from config.vault import CannotOpen


def pending_secret(*, fresh: bool) -> str:
    """Return the secret to show (base32), a new one if asked for or if there is none that opens."""
    kept = None if fresh else context.request.session.get(SECRET_SESSION_KEY)
    try:
        return VaultedAdapter().decrypt(kept) if kept else new_secret()
    except CannotOpen:
        return new_secret()


def new_secret() -> str:
    secret = generate_totp_secret()
    context.request.session[SECRET_SESSION_KEY] = VaultedAdapter().encrypt(secret)
    return secret
