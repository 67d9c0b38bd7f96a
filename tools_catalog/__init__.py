"""What there is to call, told to people (reference/), to programs (listing/), and found by words (search/)."""
