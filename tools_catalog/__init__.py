"""What there is to call, told to people (reference/) and to programs (listing/)."""
