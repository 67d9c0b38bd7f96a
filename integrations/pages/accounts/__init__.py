"""Settings > Connected accounts."""
