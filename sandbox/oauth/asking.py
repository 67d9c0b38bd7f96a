"""Read an authorization request and refuse what is wrong with it."""

import re

from django.http import QueryDict

from sandbox.fake import Fake, Habits
from sandbox.oauth.ask import Ask, SentRefusal, ShownRefusal, callback
from sandbox.oauth.clients import is_client, is_registered
from sandbox.oauth.pkce import problem_with_challenge


def read_ask(fake: Fake, habits: Habits, query: str) -> Ask:
    """Turn a query string into an Ask; the client and its address are checked before anything."""
    asked = QueryDict(query)
    _check_client(fake, asked)
    _check_response_type(fake, query, asked)
    _check_required(fake, query, asked)
    scopes = _read_scopes(fake, query, asked)
    return Ask(
        fake=fake,
        client_id=asked["client_id"],
        query=query,
        redirect_uri=asked["redirect_uri"],
        challenge=_read_challenge(fake, habits, query, asked),
        scopes=scopes,
        offline=fake.oauth.wants_refresh_token(asked),
    )


def _check_client(fake: Fake, asked: QueryDict) -> None:
    if not is_client(fake, asked.get("client_id", "")):
        raise ShownRefusal("invalid_client", "The OAuth client was not found.")
    if not is_registered(asked.get("redirect_uri", "")):
        raise ShownRefusal(
            "redirect_uri_mismatch", "The redirect_uri is not registered for this application."
        )


def _check_response_type(fake: Fake, query: str, asked: QueryDict) -> None:
    given = asked.get("response_type")
    if given == "code" or (given is None and not fake.oauth.response_type_required):
        return
    error = "invalid_request" if given is None else "unsupported_response_type"
    _refuse(fake, query, asked, error, "response_type must be code")


def _check_required(fake: Fake, query: str, asked: QueryDict) -> None:
    for name, value in fake.oauth.required_params.items():
        if asked.get(name) != value:
            _refuse(fake, query, asked, "invalid_request", f"{name} must be {value}")


def _read_scopes(fake: Fake, query: str, asked: QueryDict) -> dict[str, list[str]]:
    scopes = {
        actor: _split(fake.oauth.scope_separators, asked.get(parameter, ""))
        for parameter, actor in fake.oauth.scope_params.items()
    }
    flat = [scope for names in scopes.values() for scope in names]
    if not flat and fake.oauth.scope_required:
        _refuse(fake, query, asked, "invalid_request", "Missing required parameter: scope")
    if unknown := [scope for scope in flat if scope not in fake.oauth.scopes]:
        listed = ", ".join(unknown)
        _refuse(fake, query, asked, "invalid_scope", f"The scopes requested are invalid: {listed}.")
    return scopes


def _split(separators: str, text: str) -> list[str]:
    """Split a scope parameter; asking twice is asking once."""
    return list(dict.fromkeys(part for part in re.split(f"[{separators}]", text) if part))


def _read_challenge(fake: Fake, habits: Habits, query: str, asked: QueryDict) -> str:
    if habits.pkce == "ignored":
        return ""
    challenge, method = asked.get("code_challenge", ""), asked.get("code_challenge_method", "")
    if problem := problem_with_challenge(challenge, method, habits.pkce):
        _refuse(fake, query, asked, "invalid_request", problem)
    return challenge


def _refuse(fake: Fake, query: str, asked: QueryDict, error: str, description: str) -> None:
    if not fake.oauth.tells_by_redirect:
        raise ShownRefusal(error, description)
    answer = {"error": error, "error_description": description}
    raise SentRefusal(callback(asked["redirect_uri"], query, answer))
