"""The keys of an app that publishes them: fetched, kept for a while, and looked up by their `kid`."""

from accounts.app_access.jwks.held import forget, key_named

__all__ = ["forget", "key_named"]
