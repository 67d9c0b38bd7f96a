"""Settings > Billing."""
