"""Every component of the pages in every state, to look at while one works on them."""
