"""As much of GraphQL as it takes to refuse what the real one would refuse."""
