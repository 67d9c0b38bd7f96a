"""What data alone cannot say about HubSpot."""
