"""Settings pages of the inbox, and of what partners are told by webhooks."""
