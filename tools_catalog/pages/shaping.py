"""What is changed in a page that was read, before it becomes HTML."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from tools_catalog.pages import links


def lead_links(tokens: Sequence[Token], origin: str) -> None:
    """Let every link lead to the page for people."""
    for token in within(tokens):
        if token.type == "link_open":
            token.attrSet("href", links.for_people(str(token.attrGet("href")), origin))


def within(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield all tokens, those inside of lines as well."""
    for token in tokens:
        yield token
        yield from within(token.children or ())


def label_cells(tokens: Sequence[Token]) -> None:
    """Tell each cell the heading of its column: on narrow screens it stands beside the cell."""
    head: list[str] = []
    column = 0
    for place, token in enumerate(tokens):
        if token.type == "table_open":
            head = []
        elif token.type == "tr_open":
            column = 0
        elif token.type == "th_open":
            head.append(label(tokens[place + 1].content))
        elif token.type == "td_open":
            token.attrSet("data-label", head[column])
            column += 1


def label(heading: str) -> str:
    """Return the heading of a column as a label begins: with a capital, unless it is a name in code."""
    words = heading.replace("`", "")
    return words if heading.startswith("`") else words[:1].upper() + words[1:]
