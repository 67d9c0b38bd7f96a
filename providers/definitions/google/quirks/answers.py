"""Reading an upstream answer."""

from providers.spec import UpstreamAnswer


def header(answer: UpstreamAnswer, name: str) -> str:
    """Google's servers differ in how they spell header names."""
    return next((value for key, value in answer.headers.items() if key.lower() == name), "")
