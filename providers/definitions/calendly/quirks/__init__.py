"""What data alone cannot say about Calendly."""
