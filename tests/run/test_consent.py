"""The demo reads a consent page as a browser does."""

from config.processes.play.consent import ConsentForm

PAGE = """<h1>Sandbox Google</h1><form action="/allow"><input type="hidden" name="query" value="a=1&amp;b">
<input type="radio" name="person" value="ada" checked><input type="radio" name="person" value="bob">
<input type="checkbox" name="scope" value="mail" checked><input type="checkbox" name="scope" value="x">
<input type="checkbox" name="scope" value="fixed" checked disabled><input type="submit" value="Go">
<button name="decision" value="deny">Deny</button><button name="decision" value="allow-ticked">Allow
</button></form>"""


def test_sends_what_is_hidden_or_chosen_and_presses_allow():
    form = ConsentForm.read(PAGE)

    assert (form.heading, form.action) == ("Sandbox Google", "/allow")
    assert form.allow() == [
        ("query", "a=1&b"),
        ("person", "ada"),
        ("scope", "mail"),
        ("decision", "allow-ticked"),
    ]
