"""Settings > API keys."""
