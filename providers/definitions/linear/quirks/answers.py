"""What our caller gets of Linear's answers: the thing itself."""

from typing import Any

from providers.spec import Call


def data(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Linear wraps what was asked for in `data`."""
    return body["data"]


def the_one(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Linear names the one thing that was asked for, which our caller knows."""
    [answer] = body["data"].values()
    return answer


def the_made(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Linear tells of a success beside what was made; a failure is an error by now."""
    [thing] = (value for name, value in the_one(body, call).items() if name != "success")
    return thing
