"""Settings > Profile and security."""
