"""The pages about usage and billing."""
