"""One call we offer, and how its lists are paged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from providers.params import Param
from providers.spec.upstream import BuildRequest, ShapeResponse


@dataclass(frozen=True)
class Page:
    """How a list is paged upstream, and under which key ours answers.

    `items` and `next_cursor` are dotted paths into the answer. `key` None keeps a bare array in `data`.
    `link_header` pages by the Link header's rel=next, `next_url` by a URL in the answer: of both only path and
    query travel, in a signed cursor. `last_item` names the member of the last item that is the next cursor
    while pages are full. `total`, `is_last` or `while_full` page by offset: the cursor counts the items before it.
    `not_with` are parameters that pick a window of their own: with one of them there is no next page.
    """

    key: str | None
    items: str = ""
    limit_param: str = ""
    cursor_param: str = ""
    next_cursor: str = ""
    last_page: str = ""  # paged by number: `next_cursor` names this page, this path the last one
    next_url: str = ""
    last_item: str = ""
    total: str = ""
    is_last: str = ""
    while_full: bool = False  # neither total nor flag: a full page promises another
    has_more: str = ""  # a path: the cursor counts only while this is true
    not_with: tuple[str, ...] = ()
    in_body: bool = False  # limit and cursor go into the body
    default: int = 20
    minimum: int = 1
    maximum: int = 100
    link_header: bool = False
    limit_name: str = "limit"
    cursor_name: str = "cursor"

    @property
    def is_counted(self) -> bool:
        """Say whether the cursor is a number of items."""
        return bool(self.total or self.is_last or self.while_full)


@dataclass(frozen=True)
class Tool:
    """One call we offer.

    `route` is `METHOD path` below /api/v1; `{name}` placeholders are parameters, `{name+}` may hold slashes.
    `upstream` is `METHOD path` below the service's base URL, `METHOD https://…`, or `METHOD {fact}/path` at a
    host that the connection knows. A parameter goes to the upstream path if it is named there, else to the
    query (GET, DELETE) or the JSON body. `example` are arguments of a call that works: documentation shows
    them, tests make the call at the sandbox. `more_permissions` names, by parameter, a permission that a call
    with this argument needs too. Headers may name settings: `{version}`. `actions` are its names in the apps API
    where public clients know it by others than its own: the first one is listed, all are accepted.
    """

    name: str
    description: str
    permission: str
    route: str
    upstream: str
    params: tuple[Param, ...] = ()
    aliases: tuple[str, ...] = ()
    page: Page | None = None
    fixed_query: Mapping[str, Any] = field(default_factory=dict)
    fixed_body: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    build_request: BuildRequest | None = None
    shape_response: ShapeResponse | None = None
    changes_nothing: bool = False  # a search, say, whose route is a POST
    as_app: bool = False  # sent with the app's own token (`Provider.app_token`)
    composite: bool = False  # makes more than one upstream request
    binary: bool = False  # the upstream answer is bytes, not JSON
    raw_when: tuple[str, str] | None = None  # ("format", "raw"): stream the bytes to the caller
    raw_upload: bool = False  # the caller's body is bytes that stream upstream
    other_names: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    body_defaults: Mapping[str, str] = field(default_factory=dict)
    example: Mapping[str, Any] = field(default_factory=dict)
    more_permissions: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_read(self) -> bool:
        """Say whether the call changes nothing, whatever method it takes upstream."""
        return self.changes_nothing or self.route.startswith("GET ")
