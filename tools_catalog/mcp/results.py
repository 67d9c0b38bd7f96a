"""What a tool gave, as the protocol tells it: once as text for a model, once as data for a program."""

from typing import Any

from rest_framework.renderers import JSONRenderer

from config.api.errors import ApiError
from config.api.fixes import BY_CODE
from config.api.request_id import current_request_id
from integrations.calls import Result


def succeeded(result: Result) -> dict[str, Any]:
    """Return the result of a call; lists carry the cursor of their next page, null at the end."""
    beside = {"next_cursor": result.next_cursor} if result.is_list else {}
    return told({"data": result.data, **beside})


def told(structured: dict[str, Any]) -> dict[str, Any]:
    """Return a result whose text says what its data says."""
    text = as_json(structured if "next_cursor" in structured else structured["data"])
    return {"content": [in_words(text)], "structuredContent": structured, "isError": False}


def failed(error: ApiError) -> dict[str, Any]:
    """Return the result of a call that failed: the error as every route tells it, and what to do about it."""
    return {
        "content": [in_words(advice(error))],
        "structuredContent": envelope(error),
        "isError": True,
    }


def envelope(error: ApiError) -> dict[str, Any]:
    return {**error.body(), "request_id": current_request_id()}


def advice(error: ApiError) -> str:
    """Say what went wrong and what can be done, in sentences that a model can act on."""
    fix, details = BY_CODE.get(error.error_code), error.details
    sentences = [f"{error.error_code}: {str(error).removesuffix('.')}."]
    if fields := details.get("fields"):
        sentences.append(f"Fields: {as_json(fields)}.")
    if fix is not None:
        sentences.append(fix.remedy)
    if "retry_after" in details:
        sentences.append(f"Try again in {details['retry_after']} seconds.")
    if reconnect := details.get("reconnect"):
        sentences.append(f"To let the person connect again, send {as_json(reconnect)}.")
    elif page := details.get("reconnect_url"):
        sentences.append(f"Let the person connect again at {page}.")
    return " ".join(sentences)


def in_words(text: str) -> dict[str, str]:
    return {"type": "text", "text": text}


def as_json(value: Any) -> str:
    """Return a value as every route would write it."""
    return JSONRenderer().render(value).decode()
