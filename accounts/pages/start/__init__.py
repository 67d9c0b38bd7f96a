"""Settings > Getting started."""
