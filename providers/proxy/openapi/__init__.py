"""Every tool described for the OpenAPI document, from its definition alone."""
