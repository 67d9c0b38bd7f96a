"""Settings > Audit log."""
