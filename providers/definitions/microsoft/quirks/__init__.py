"""What data alone cannot say about Microsoft 365."""
