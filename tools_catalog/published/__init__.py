"""The OpenAPI document as it was last published, and what may not be taken back from it."""
