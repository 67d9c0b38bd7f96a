"""What data alone cannot say about LinkedIn."""
