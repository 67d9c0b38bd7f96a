"""One tool on a page."""

from providers.building import upstream_of
from providers.registry import Offer
from providers.routes import spellings
from providers.spec import Page, Tool
from tools_catalog.reference import examples, parameters
from tools_catalog.reference.markdown import bullets, code, codes, joined

MORE = ", with further requests where they are needed"


def described(offer: Offer) -> str:
    """Return everything about a tool."""
    tool = offer.tool
    return joined(
        [
            f"### {tool.name}",
            tool.description,
            bullets([*facts(offer), *notes(tool)]),
            parameters.listed(tool),
            examples.shown(offer),
        ]
    ).rstrip()


def facts(offer: Offer) -> list[str]:
    """Return permission, routes and the call at the provider."""
    tool, (canonical, *others) = offer.tool, map(route, spellings(offer))
    method, url, _ = upstream_of(offer)
    lines = [
        f"Permission: {code(tool.permission)}{also_needed(tool)}",
        f"Route: {code(canonical)}" + (f", also {codes(others)}" if others else ""),
        f"At the provider: {code(f'{method} {url}')}" + (MORE if tool.composite else ""),
    ]
    return lines + ([f"Other names: {codes(tool.other_names)}"] if tool.other_names else [])


def route(spelling: tuple[str, str]) -> str:
    """Return a route as callers write it."""
    method, path = spelling
    return f"{method} /api/v1/{path}"


def also_needed(tool: Tool) -> str:
    """Say which parameters need a further permission."""
    needs = tool.more_permissions.items()
    return "".join(f"; with {code(name)} also {code(permission)}" for name, permission in needs)


def notes(tool: Tool) -> list[str]:
    """Return what is unusual about the call."""
    lines = [paging(tool.page)] if tool.page else []
    if tool.as_app:
        lines.append("Sent with the app's own token, not the person's.")
    if tool.raw_when:
        name, value = tool.raw_when
        lines.append(f"With {code(f'{name}={value}')} the answer is the file itself.")
    if tool.raw_upload:
        lines.append("The file is the body, with a `Content-Length`; arguments stand in the query.")
        lines.append("The example sends a few words; `--data-binary @FILE` sends a file.")
    return lines


def paging(page: Page) -> str:
    """Return how the list goes on."""
    place = f"`data.{page.key}`" if page.key else "`data`"
    said = f"A list in {place}"
    if not (page.cursor_param or page.link_header or page.next_url):
        return f"{said}."
    said += f": send its `next_cursor` as {code(page.cursor_name)} until it is null"
    if page.not_with:
        said += f". One page only with {codes(page.not_with)}"
    return f"{said}."
