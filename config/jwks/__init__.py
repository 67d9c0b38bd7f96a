"""Public keys that somebody else publishes as a JWKS document: fetched, kept for a while, and looked up by `kid`."""

from config.jwks.fetching import NotFetched, fetch
from config.jwks.keeping import forget, key_in, key_soon

__all__ = ["NotFetched", "fetch", "forget", "key_in", "key_soon"]
