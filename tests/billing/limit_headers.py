"""The headers of an answer that speak of limits."""

NAMES = ("ratelimit", "x-ratelimit", "retry-after")


def limits(response):
    return {n: v for n, v in response.headers.items() if n.lower().startswith(NAMES)}
