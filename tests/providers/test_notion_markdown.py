"""Markdown to Notion's blocks and back."""

import time

import pytest

from config.api.errors import Invalid
from providers.definitions.notion.quirks.batches import batches
from providers.definitions.notion.quirks.markdown import blocks_of
from providers.definitions.notion.quirks.rendering import rendered
from providers.definitions.notion.quirks.rich_text import formed, unformed


def said(block):
    """Return a block as (type, text), with what is inside if there is anything."""
    content = block[block["type"]]
    text = "".join(piece["text"]["content"] for piece in content.get("rich_text", []))
    inner = [said(child) for child in content.get("children", [])]
    return (block["type"], text, inner) if inner else (block["type"], text)


@pytest.mark.parametrize(
    ("markdown", "block"),
    [
        ("# One", ("heading_1", "One")),
        ("## Two", ("heading_2", "Two")),
        ("##### Five", ("heading_3", "Five")),
        ("- point", ("bulleted_list_item", "point")),
        ("* point", ("bulleted_list_item", "point")),
        ("7. step", ("numbered_list_item", "step")),
        ("- [ ] open", ("to_do", "open")),
        ("> said", ("quote", "said")),
        ("---", ("divider", "")),
        ("#nospace", ("paragraph", "#nospace")),
        ("<b>html</b>", ("paragraph", "<b>html</b>")),
        ("| a | b |", ("paragraph", "| a | b |")),
    ],
)
def test_a_line_is_what_its_first_characters_say(markdown, block):
    assert [said(each) for each in blocks_of(markdown)] == [block]


def test_a_to_do_may_be_done():
    assert [each["to_do"]["checked"] for each in blocks_of("- [ ] a\n- [x] b\n* [X] c")] == [
        False,
        True,
        True,
    ]


def test_lines_without_a_gap_are_one_paragraph():
    assert [said(each) for each in blocks_of("one\ntwo\n\nthree")] == [
        ("paragraph", "one\ntwo"),
        ("paragraph", "three"),
    ]


def test_code_keeps_its_lines_and_its_language():
    [block] = blocks_of("```py\nif x:\n\n    # not a heading\n```")

    assert said(block) == ("code", "if x:\n\n    # not a heading")
    assert block["code"]["language"] == "python"


@pytest.mark.parametrize("language", ["", "klingon", "<script>"])
def test_a_language_notion_does_not_know_is_plain_text(language):
    [block] = blocks_of(f"```{language}\nx\n```")

    assert block["code"]["language"] == "plain text"


def test_an_open_fence_goes_to_the_end():
    assert [said(each) for each in blocks_of("a\n```\n- b")] == [
        ("paragraph", "a"),
        ("code", "- b"),
    ]


def test_lists_nest_two_levels_deep_and_no_further():
    markdown = "- a\n  - b\n    - c\n      - d\n- e"

    assert [said(each) for each in blocks_of(markdown)] == [
        (
            "bulleted_list_item",
            "a",
            [
                (
                    "bulleted_list_item",
                    "b",
                    [("bulleted_list_item", "c"), ("bulleted_list_item", "d")],
                )
            ],
        ),
        ("bulleted_list_item", "e"),
    ]


def test_no_list_holds_more_than_100_blocks():
    markdown = "- a\n" + "  - b\n" * 150

    first, *others = blocks_of(markdown)

    assert len(first["bulleted_list_item"]["children"]) == 100
    assert [said(each) for each in others] == [("bulleted_list_item", "b")] * 50


def test_forms_and_links_become_pieces_of_their_own():
    pieces = formed("a **b** *c* ~~d~~ `e*` [f](https://x.example/1) 2*3*4")

    assert [
        (
            piece["text"]["content"],
            *piece.get("annotations", {}),
            *(piece["text"].get("link") or {}).values(),
        )
        for piece in pieces
    ] == [
        ("a ",),
        ("b", "bold"),
        (" ",),
        ("c", "italic"),
        (" ",),
        ("d", "strikethrough"),
        (" ",),
        ("e*", "code"),
        (" ",),
        ("f", "https://x.example/1"),
        (" 2*3*4",),
    ]


@pytest.mark.parametrize(
    "text",
    ["[x](javascript:alert)", "[x](/home)", "[x](https://a b)", "**", "[", "snake_case_name"],
)
def test_what_is_no_form_stays_as_it_was(text):
    assert formed(text) == unformed(text)


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("x" * 2000, [2000]),
        ("x" * 4001, [2000, 2000, 1]),
        ("ü" * 2001, [2000, 1]),
        ("🎨" * 1500, [1000, 500]),
    ],
)
def test_a_text_has_at_most_2000_characters_as_notion_counts(text, sizes):
    pieces = [piece["text"]["content"] for piece in unformed(text)]

    assert [len(piece) for piece in pieces] == sizes
    assert "".join(pieces) == text


def test_a_very_long_paragraph_becomes_several_blocks():
    blocks = blocks_of("x" * 90_000)

    assert [len(each["paragraph"]["rich_text"]) for each in blocks] == [20, 20, 5]


def test_more_than_1000_blocks_are_refused():
    assert len(blocks_of("- a\n" * 1000)) == 1000
    with pytest.raises(Invalid, match="More than 1000 blocks"):
        blocks_of("- a\n" * 1001)


@pytest.mark.parametrize(
    "text", ["[" * 500_000, "*" * 500_000, "`" * 499_999, "> " * 250_000, "[x](http://" * 45_000]
)
def test_no_text_takes_long(text):
    started = time.monotonic()

    blocks_of(text)

    assert time.monotonic() - started < 5


def test_batches_are_small_enough():
    small = [{"paragraph": {"rich_text": []}}] * 250
    large = blocks_of("\n\n".join(["ü" * 39_000] * 5))

    assert [len(part) for part in batches(small)] == [100, 100, 50]
    assert [len(part) for part in batches(large)] == [1, 1, 1, 1, 1]
    assert batches([]) == []


def shown(kind, text, *children, **more):
    pieces = [{"plain_text": text, "annotations": {}, "href": None}]
    return {"type": kind, kind: {"rich_text": pieces, **more}, "children": list(children)}


def test_blocks_are_read_as_markdown():
    blocks = [
        shown("heading_1", "Plan"),
        shown("paragraph", "First."),
        shown("paragraph", "Second."),
        shown("bulleted_list_item", "a", shown("to_do", "b", checked=True)),
        shown("bulleted_list_item", "c"),
        shown("code", "x = 1\ny = 2", language="python"),
        {"type": "divider", "divider": {}},
        {"type": "child_page", "child_page": {"title": "Below"}},
        {"type": "unsupported", "unsupported": {}},
    ]

    assert rendered(blocks) == (
        "# Plan\n\nFirst.\n\nSecond.\n\n- a\n  - [x] b\n- c\n\n```python\nx = 1\ny = 2\n```\n\n---\n\nBelow"
    )


def test_forms_are_read_as_marks():
    pieces = [
        {"plain_text": "bold", "annotations": {"bold": True}},
        {"plain_text": " and ", "annotations": {"bold": False}},
        {"plain_text": "link", "annotations": {"italic": True}, "href": "https://x.example"},
    ]

    assert (
        rendered([{"type": "paragraph", "paragraph": {"rich_text": pieces}}])
        == "**bold** and [*link*](https://x.example)"
    )
