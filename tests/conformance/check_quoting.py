"""Whatever a value holds, a sample in JavaScript makes just the request it stands for."""

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.conformance.running import run_javascript
from tests.samples.commands import ENVIRONMENT
from tests.samples.facts import OURS, facts_meant, facts_of
from tests.samples.hostile import calls
from tools_catalog.samples.javascript import javascript

# The request is made as fetch makes it, and told instead of sent.
TELLING = """
const whole = new TextDecoder("utf-8", { ignoreBOM: true });
globalThis.fetch = async (address, options) => {
  const request = new Request(address, options);
  const { method, url, headers } = request;
  const body = whole.decode(await request.arrayBuffer());
  const made = { method, url, headers: Object.fromEntries(headers), body };
  return { json: async () => made, text: async () => made };
};
"""


def test_javascript_sends_what_is_meant(tmp_path):
    @settings(max_examples=3, phases=[Phase.generate])  # forty at once cannot be made smaller
    @given(st.lists(calls(), min_size=40, max_size=40))
    def check(many):
        samples = {f"call-{number}": javascript(call) for number, call in enumerate(many)}
        outcomes = run_javascript(samples, ENVIRONMENT, tmp_path, TELLING)
        for call, outcome in zip(many, outcomes.values(), strict=True):
            assert outcome.error == ""
            (made,) = outcome.printed
            headers = {n: made["headers"][n.lower()] for n in OURS if n.lower() in made["headers"]}
            told = facts_of(made["method"], made["url"], headers, made["body"])
            assert told == facts_meant(call)

    check()
