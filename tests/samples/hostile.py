"""Calls whose values try to break out of the quotes around them."""

from hypothesis import strategies as st

from tools_catalog.samples.call import SampleCall, in_path

PIECES = (
    "'", '"', "`", "$(touch /tmp/broken)", "${PATCHBAY_KEY}", "$PATCHBAY_KEY", "\\", "\\n", "\n", "\r\n", "\t",
    "!", "*", "~", "#", ";", "&", "=", "@/etc/passwd", "%41", "+", "{name}", "%s", "//", "*/", "\u2028", "\u2029",
    "\x7f", "\x1b[0m", "\ufeff", "é", "日本", "🧭", "__proto__", "constructor", "None", "'''", "EOF", "-d", "..",
)  # fmt: skip
# What JavaScript holds whole, and writes as it was: larger numbers end in zeros.
MOST = 2**53 - 1
NUMBERS = st.integers(-MOST, MOST) | st.floats(-MOST, MOST)
TEXT = st.lists(
    st.sampled_from(PIECES)
    | st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=8),
    max_size=5,
).map("".join)
SCALARS = st.none() | st.booleans() | NUMBERS
VALUES = st.recursive(
    SCALARS | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
NAMES = TEXT.filter(bool)
QUERIES = st.dictionaries(NAMES, TEXT, max_size=4)
PATHS = st.lists(NAMES.filter(lambda part: part not in {".", ".."}), min_size=1, max_size=3).map(
    lambda parts: "/api/v1/" + "/".join(map(in_path, parts))
)


def calls():
    """Return calls of every kind: with a query, JSON, or text that is streamed."""
    return st.one_of(
        st.builds(SampleCall, st.sampled_from(["GET", "DELETE"]), PATHS, QUERIES),
        st.builds(
            SampleCall,
            st.sampled_from(["POST", "PUT", "PATCH"]),
            PATHS,
            QUERIES,
            body=st.none() | st.dictionaries(TEXT, VALUES, max_size=4),
            has_key=st.booleans(),
            for_account=st.booleans(),
            is_json=st.booleans(),
        ),
        st.builds(SampleCall, st.just("PUT"), PATHS, QUERIES, content=TEXT),
    )
