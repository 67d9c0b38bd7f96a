"""How routes describe themselves, and the parts that all descriptions share. Costs nothing until it is asked."""
