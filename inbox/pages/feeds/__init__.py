"""Settings > Inbox > What comes in: the feeds of each provider, switched on and off."""
