"""Settings > Integrations: what a person has connected for their own keys."""
