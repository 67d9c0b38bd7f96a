"""The samples of the guides: three languages in one order, each whole in itself. They are run elsewhere."""

import ast
import re

from tools_catalog.pages.contents import GUIDES, START, TOOLS

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
KNOWN = {"sh", "python", "js", "json", "http", "text"}
RUN = ("sh", "python", "js")


def blocks(settings):
    """Yield the file, language and text of every block."""
    for entry in (*START, *GUIDES, *TOOLS):
        for language, text in FENCE.findall((settings.BASE_DIR / entry.source).read_text()):
            yield entry.source, language, text


def test_every_block_has_a_language_we_know(settings):
    assert [(file, name) for file, name, _ in blocks(settings) if name not in KNOWN] == []


def test_samples_come_as_curl_python_javascript(settings):
    """The start page alone makes do with one line of curl."""
    found = {}
    for file, language, _ in blocks(settings):
        if language in RUN and not file.endswith("index.md"):
            found.setdefault(file, []).append(language)

    assert len(found) == 12
    for file, languages in found.items():
        assert languages == list(RUN) * (len(languages) // 3), file


def test_python_samples_can_be_read(settings):
    for file, language, text in blocks(settings):
        if language == "python":
            ast.parse(text, file)


def test_samples_name_their_server_and_key_by_the_environment_alone(settings):
    for file, language, text in blocks(settings):
        if language in RUN:
            assert "127.0.0.1" not in text, file
            assert "sk_live_" not in text, file
