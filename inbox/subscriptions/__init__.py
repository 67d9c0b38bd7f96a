"""What we ask providers to deliver, connection by connection: made where it is wanted, renewed, and ended."""
