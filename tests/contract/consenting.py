"""Walk a person through consent at the sandbox."""

from tests.connect.walk import result_of, walk
from tests.sandbox_process import consent


def callback_of(session, decision="allow", person=None, granted=None):
    """Give consent, and return path and query of the address the provider sends the browser to."""
    location = consent(session.data["connect_url"], decision, person, granted)
    assert location.startswith("http://testserver/api/v1/connect/callback?"), location
    return location.removeprefix("http://testserver")


def consented(api, account, provider, *, person="mara", granted=None, **order):
    """Connect an account to a provider of the sandbox, and return the finished session."""
    session = walk(api, account, provider, **order)
    back = api.get(callback_of(session, person=person, granted=granted))
    assert result_of(back)[1]["status"] == "success"
    return session
