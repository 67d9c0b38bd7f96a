"""Who someone is on Google: userinfo, token information, revocation."""

from django.http import HttpResponse, JsonResponse

from sandbox.calls import Call
from sandbox.fakes.google.scopes import EMAIL, LONG_NAMES, PROFILE
from sandbox.oauth.ending import live_token, revoke_person
from sandbox.people import Person, person_called

SUBJECTS = {
    "mara": "104512907811346580021",
    "tomas": "108870243391557130945",
    "aiko": "112094458120037718233",
}


def claims(person: Person, scopes: list[str]) -> dict:
    """Return what may be said about a person under the granted scopes."""
    granted = {LONG_NAMES.get(scope, scope) for scope in scopes}
    said: dict[str, object] = {"sub": SUBJECTS[person.key]}
    if EMAIL in granted:
        said |= {"email": person.email, "email_verified": True, "hd": "northwind.example"}
    if PROFILE in granted:
        said |= {
            "name": person.name,
            "given_name": person.first_name,
            "family_name": person.last_name,
            "picture": f"https://lh3.googleusercontent.com/a/{person.key}=s96-c",
        }
    return said


def userinfo(call: Call) -> dict:
    """Show the caller."""
    return claims(call.person, call.caller.scopes)


def tokeninfo(call: Call) -> HttpResponse:
    """Tell what an access token may do and for how long."""
    token = live_token("google", call.query.get("access_token", ""))
    if token is None or token.kind != "access":
        error = {"error": "invalid_token", "error_description": "Invalid Value"}
        return JsonResponse(error, status=400)
    said = claims(person_called(token.grant.person), token.scopes)
    scope = " ".join(LONG_NAMES.get(scope, scope) for scope in token.scopes)
    return JsonResponse(said | {"aud": token.grant.client_id, "scope": scope})


def revoke(call: Call) -> HttpResponse:
    """End everything this person ever granted to the client, as Google does."""
    given = call.request.POST.get("token") or call.query.get("token", "")
    token = live_token("google", given)
    if token is None:
        error = {"error": "invalid_token", "error_description": "Token expired or revoked"}
        return JsonResponse(error, status=400)
    revoke_person("google", token.grant.person)
    return JsonResponse({})
