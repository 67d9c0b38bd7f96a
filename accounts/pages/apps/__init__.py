"""Settings > Apps."""
