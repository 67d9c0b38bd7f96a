"""Markdown as HTML: anchors, tables, samples, and nothing that a browser would run."""

from textwrap import dedent

from tests.docs.reading import Page
from tools_catalog.pages.contents import entries
from tools_catalog.pages.markdown import read

HOSTILE = """
# Log <script>alert(1)</script>

<script>alert(2)</script>

<img src=x onerror=alert(3)> and [press](javascript:alert(4)) and [this](data:text/html,<script>alert(5)</script>)

![picture](https://elsewhere.example/pixel.png)

## "><img src=x onerror=alert(6)>

| <b>head</b> |
| --- |
| <i onclick=alert(7)>cell</i> |

```"><script>alert(8)</script>
</code></pre><script>alert(9)</script>
```
"""


def html_of(text, origin="http://testserver"):
    return read(dedent(text), origin).html


class Answer:
    """HTML in the place of a response."""

    def __init__(self, html):
        self.content = html.encode()


def test_hostile_text_stays_text():
    page = Page(Answer(html_of(HOSTILE)))

    tags = {tag for tag, _ in page.elements}
    attributes = {name for _, given in page.elements for name in given}
    assert not tags & {"script", "img", "b", "i"}
    assert not {name for name in attributes if name.startswith("on")} | (attributes & {"style"})
    links = [link["href"] for link in page.all("a") if link.get("class") != "here"]
    assert links == ["https://elsewhere.example/pixel.png"]
    assert "<script>alert(2)</script>" in page.text


def test_a_hostile_changelog_is_escaped(client, settings, tmp_path):
    changelog = entries()["changelog"]
    (tmp_path / changelog.source).write_text(HOSTILE)
    settings.BASE_DIR = tmp_path

    response = client.get(changelog.path)

    assert b"&lt;script&gt;alert(2)" in response.content
    assert b"<script>alert" not in response.content
    assert b"onerror=alert" not in response.content.replace(b"&lt;img src=x onerror", b"")


def test_headings_have_anchors_and_error_codes_keep_theirs():
    document = read("# Title\n\n## What it is\n\n## What it is\n\n### AUTH_REQUIRED\n", "")

    assert document.title == "Title"
    assert document.anchors == {"title", "what-it-is", "what-it-is-1", "AUTH_REQUIRED"}


def test_cells_know_the_heading_of_their_column():
    html = html_of("""
        | `a` | b of `c` |
        | --- | --- |
        | 1 | 2 |
        | 3 | 4 |
    """)

    labels = [cell["data-label"] for cell in Page(Answer(html)).all("td")]
    assert labels == ["a", "B of c", "a", "B of c"]


def test_a_sample_says_its_language_and_can_be_copied():
    html = html_of("""
        ```sh
        curl http://testserver
        ```

        ```json
        {"ok": "<true>"}
        ```
    """)

    assert "<figcaption>curl</figcaption>" in html
    assert "<figcaption>JSON</figcaption>" in html
    assert html.count("data-copy") == 1
    assert "&lt;true&gt;" in html


def test_links_to_markdown_lead_people_to_pages():
    links = html_of("""
        [a](http://testserver/docs/errors.md#AUTH_REQUIRED)
        [b](http://testserver/docs/index.md)
        [c](http://testserver/docs/unknown.md)
        [d](https://elsewhere.example/docs/errors.md)
    """)

    assert [link["href"] for link in Page(Answer(links)).all("a")] == [
        "/docs/errors#AUTH_REQUIRED",
        "/docs",
        "/docs/unknown.md",
        "https://elsewhere.example/docs/errors.md",
    ]


def test_long_names_may_be_broken_at_their_joints():
    html = html_of("`short.name` and `https://www.googleapis.com/auth/<b>`")

    assert "<code>short.name</code>" in html
    assert "<code>https://<wbr>www.<wbr>googleapis.<wbr>com/<wbr>auth/&lt;b&gt;</code>" in html
