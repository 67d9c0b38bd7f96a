"""What partners are told: messages made of events, signed, and delivered to their endpoints."""
