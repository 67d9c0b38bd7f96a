"""Settings > Request log."""
