"""Support's view of connections. Tokens are shown by their dates and states, never by their text."""

from integrations.admin import clients, connections, feed_addresses, keys, revocations, tokens

__all__ = ["clients", "connections", "feed_addresses", "keys", "revocations", "tokens"]
