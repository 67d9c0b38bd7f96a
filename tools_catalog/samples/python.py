"""A call as a program in Python, with requests."""

from tools_catalog.samples.call import SampleCall
from tools_catalog.samples.literal import Notation, literal, text

STEP = "    "
PYTHON = Notation({"true": "True", "false": "False", "null": "None"}, STEP, text)
PROGRAM = """\
import os

import requests

response = requests.{method}(
    os.environ["PATCHBAY_URL"] + {path},
{options}    timeout=60,
)
print({answer})"""
KEY = '"Authorization": "Bearer " + os.environ["PATCHBAY_KEY"]'
# As bytes: requests would send text as Latin-1, and fail at what that lacks.
ACCOUNT = '"X-Account-Id": os.environ["PATCHBAY_ACCOUNT"].encode()'


def python(call: SampleCall) -> str:
    """Return the program."""
    return PROGRAM.format(
        method=call.method.lower(),
        path=text(call.path),
        options="".join(f"{STEP}{line},\n" for line in options(call)),
        answer="response.json()" if call.is_json else "response.text",
    )


def options(call: SampleCall) -> list[str]:
    """Return the named arguments of the request."""
    found = [f"headers={{\n{given}{STEP}}}"] if (given := headers(call)) else []
    if call.query:
        found.append(f"params={literal(dict(call.query), PYTHON, STEP)}")
    if call.content is not None:
        found.append(f"data={text(call.content)}.encode()")
    elif call.body is not None:
        found.append(f"json={literal(call.body, PYTHON, STEP)}")
    return found


def headers(call: SampleCall) -> str:
    """Return the lines of the headers; for JSON, requests names the type by itself."""
    lines = [KEY] if call.has_key else []
    lines += [ACCOUNT] if call.for_account else []
    lines += [f'"Content-Type": {text(call.content_type)}'] if call.content is not None else []
    return "".join(f"{STEP * 2}{line},\n" for line in lines)
