"""How deliveries prove where they come from: each way once, used by the definitions (`providers.spec.Check`)."""
