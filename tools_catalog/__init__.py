"""What there is to call, told to people: the reference pages of the providers."""
