"""A call as a module of JavaScript, with fetch: for Node.js from 18 on, and whatever else has fetch."""

from tools_catalog.samples.call import SampleCall
from tools_catalog.samples.literal import Notation, literal, text

STEP = "  "
KEY = "Authorization: `Bearer ${process.env.PATCHBAY_KEY}`"
ACCOUNT = '"X-Account-Id": encodeURIComponent(process.env.PATCHBAY_ACCOUNT)'


def key_of(name: str) -> str:
    """Return a key of an object; the one that would set its prototype has to be computed."""
    return f"[{text(name)}]" if name == "__proto__" else text(name)


JAVASCRIPT = Notation({}, STEP, key_of)


def javascript(call: SampleCall) -> str:
    """Return the module."""
    address = f"`${{process.env.PATCHBAY_URL}}{call.path}{'?${query}' if call.query else ''}`"
    options = "".join(f"{STEP}{line},\n" for line in options_of(call))
    answer = "json" if call.is_json else "text"
    return (
        f"{query_of(call)}const response = await fetch({address}, {{\n{options}}});\n"
        f"console.log(await response.{answer}());"
    )


def query_of(call: SampleCall) -> str:
    """Return the statement that makes the query, where there is one."""
    if not call.query:
        return ""
    return f"const query = new URLSearchParams({literal(dict(call.query), JAVASCRIPT)});\n"


def options_of(call: SampleCall) -> list[str]:
    """Return the members of fetch's second argument."""
    found = [] if call.method == "GET" else [f"method: {text(call.method)}"]
    found += [f"headers: {{\n{given}{STEP}}}"] if (given := headers(call)) else []
    if call.content is not None:
        found.append(f"body: {text(call.content)}")
    elif call.body is not None:
        found.append(f"body: JSON.stringify({literal(call.body, JAVASCRIPT, STEP)})")
    return found


def headers(call: SampleCall) -> str:
    """Return the lines of the headers."""
    lines = [KEY] if call.has_key else []
    lines += [ACCOUNT] if call.for_account else []
    lines += [f'"Content-Type": {text(call.content_type)}'] if call.content_type else []
    return "".join(f"{STEP * 2}{line},\n" for line in lines)
