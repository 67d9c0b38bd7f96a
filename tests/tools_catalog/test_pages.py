"""Everything the registry knows of a provider is on its page, in Markdown that renders."""

import re

import pytest

from providers import registry
from providers.operator_settings import variable_name
from providers.routes import spellings
from providers.schemas import all_params, signature_of
from providers.spec import OAuth
from tests.every_tool import of_every_tool
from tests.tools_catalog.page_code import ROOT
from tools_catalog.reference import examples, files, tokens
from tools_catalog.reference.markdown import anchor, bullets, prose, table

PAGES = files.pages()
PROVIDERS = registry.providers()
LINK = re.compile(r"\]\(([^)\s]+)\)")
UNFENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`[^`]*`")


@pytest.mark.parametrize("slug", PROVIDERS)
def test_every_tool_has_its_section_with_routes_and_parameters(slug):
    sections = re.split(r"^### ", PAGES[f"{slug}.md"], flags=re.MULTILINE)[1:]
    by_tool = {section.partition("\n")[0]: section for section in sections}
    offers = {n: o for n, o in registry.tools().items() if o.provider.slug == slug}

    assert list(by_tool) == list(offers)
    for name, offer in offers.items():
        section = by_tool[name]
        assert offer.tool.description in section
        assert f"Permission: `{offer.tool.permission}`" in section
        assert all(f"`{method} /api/v1/{path}`" in section for method, path in spellings(offer))
        assert all(f"\n| `{param.name}` |" in section for param in all_params(offer.tool))
        assert section.count("```sh\ncurl ") == 1


@of_every_tool()
def test_an_example_says_what_has_to_be_asked_for_first(offer):
    told = f"The example takes `{offer.permission.id}`, which is not asked for by default."

    assert (told in examples.shown(offer)) == (not offer.permission.default)


def test_every_list_with_pages_takes_limit_and_cursor():
    for name, offer in registry.tools().items():
        page, known = offer.tool.page, signature_of(offer.tool).spellings
        if page and (page.cursor_param or page.link_header or page.next_url):
            assert known["limit"] == page.limit_name, name
            assert known["cursor"] == page.cursor_name, name


@pytest.mark.parametrize("provider", PROVIDERS.values(), ids=PROVIDERS)
def test_every_permission_setting_and_note_is_told(provider):
    page = PAGES[f"{provider.slug}.md"]

    for permission in registry.permissions(provider).values():
        assert f"| `{permission.id}`" in page
        assert permission.description in page
    names = ["CLIENT_ID", "CLIENT_SECRET", *(each.name.upper() for each in provider.settings)]
    names += [provider.app_token.setting] if provider.app_token else []
    assert all(f"| `{variable_name(provider, name)}` |" in page for name in names)
    for entry in (*provider.guide.oddities, *provider.guide.unverified):
        assert f"\n- {prose(entry)}\n" in page
    assert "PUBLIC_URL/api/v1/connect/callback" in page
    assert "{redirect_uri}" not in page


@pytest.mark.parametrize("slug", PROVIDERS)
def test_every_placeholder_of_an_address_is_explained(slug):
    provider, page = PROVIDERS[slug], PAGES[f"{slug}.md"]
    settings = [setting.name for setting in provider.settings if setting.default]
    names = [*settings, *provider.pinned]

    assert all(f"- `{{{name}}}` is " in page for name in names)


def test_a_word_that_ends_a_connection_only_with_a_description_says_so():
    oauth = OAuth(
        "https://a.example", "https://b.example", pkce=True, dead_grant_texts={"no": "x y"}
    )

    assert tokens.dead_words(oauth) == "`invalid_grant`, `no` with “x y”"


def test_the_index_leads_to_every_page():
    for slug, provider in PROVIDERS.items():
        assert f"| [{provider.name}]({slug}.md) | `{slug}` |" in PAGES["README.md"]


@pytest.mark.parametrize("name", PAGES)
def test_every_internal_link_leads_somewhere(name):
    anchors = {anchor(line.lstrip("# ")) for line in PAGES[name].splitlines() if line[:1] == "#"}

    for target in LINK.findall(CODE.sub("", PAGES[name])):
        place, _, part = target.partition("#")
        if target.startswith("https://"):
            continue
        assert not part or part in anchors, target
        there = place in PAGES or (ROOT / "docs" / "providers" / place).resolve().exists()
        assert not place or there, target


@pytest.mark.parametrize("name", PAGES)
def test_the_markdown_is_whole(name):
    text = PAGES[name]
    lines = UNFENCED.sub("", text).splitlines()

    assert text.count("```") % 2 == 0
    assert [line for line in lines if line.startswith("# ")] == lines[:1]
    assert not re.search(r"\n\n\n|[ \t]\n|\t", text)
    for before, line in zip(["", *lines], lines, strict=False):
        is_row, was_row = line.startswith("|"), before.startswith("|")
        assert line.count("`") % 2 == 0, line
        if is_row and was_row:
            assert columns(line) == columns(before), line
        elif is_row or was_row or line.startswith("#"):
            assert "" in (before, line), line
        told = CODE.sub("", line.partition("<!--")[0])
        assert "<" not in re.sub(r"<https?://[^\s<>]+>", "", told), line


def columns(row):
    return len(re.findall(r"(?<!\\)\|", row))


def test_pages_do_not_depend_on_the_order_of_sets():
    assert files.pages() == PAGES


def test_a_cell_holds_no_border_and_no_line_break():
    assert table(("a",), [("x|y\nz",)]) == "| a |\n| --- |\n| x\\|y z |"


def test_an_address_becomes_a_link_unless_it_is_code_or_one_already():
    told = "See https://a.example/x. Not `https://b.example` nor [it](https://c.example)."

    assert prose(told) == told.replace("https://a.example/x", "<https://a.example/x>")
    assert bullets(["a", "b"]) == "- a\n- b"
