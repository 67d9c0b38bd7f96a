"""Issue authorization codes and take each of them exactly once."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from sandbox.fake import Fake, Habits
from sandbox.models import Code, Grant
from sandbox.oauth.ask import Ask
from sandbox.oauth.digests import digest, new_secret
from sandbox.oauth.minting import Minted, mint
from sandbox.oauth.pkce import check_verifier
from sandbox.people import Person
from sandbox.refusals import TokenRefusal


def issue_code(ask: Ask, habits: Habits, person: Person, scopes: dict[str, list[str]]) -> str:
    """Record what the person allowed and return the code for it."""
    code = new_secret(ask.fake.oauth.name_token("code", "", False))
    with transaction.atomic():
        grant = Grant.objects.create(
            provider=ask.fake.slug,
            client_id=ask.client_id,
            person=person.key,
            scopes=scopes,
            offline=ask.offline,
        )
        Code.objects.create(
            grant=grant,
            digest=digest(code),
            redirect_uri=ask.redirect_uri,
            challenge=ask.challenge,
            expires_at=timezone.now() + timedelta(seconds=habits.code_lifetime),
        )
    return code


def redeem_code(fake: Fake, habits: Habits, client_id: str, form: dict[str, str]) -> Minted:
    """Turn a code into tokens; a code that comes back again ends what it gave."""
    code = _find(fake, client_id, form.get("code", ""))
    _check_binding(fake, habits, code, form)
    with transaction.atomic():
        minted = mint(fake, habits, code.grant) if code.spend() else None
    if minted is None:
        code.grant.revoke()
        raise TokenRefusal("used_code")
    return minted


def _find(fake: Fake, client_id: str, raw_code: str) -> Code:
    if not raw_code:
        raise TokenRefusal("missing_parameter", "code")
    found = Code.objects.select_related("grant").filter(digest=digest(raw_code)).first()
    if found is None or (found.grant.provider, found.grant.client_id) != (fake.slug, client_id):
        raise TokenRefusal("unknown_code")
    return found


def _check_binding(fake: Fake, habits: Habits, code: Code, form: dict[str, str]) -> None:
    """Check everything that must hold before the code may be spent."""
    if code.spent_at:
        return
    if code.expires_at <= timezone.now():
        raise TokenRefusal("expired_code")
    if fake.oauth.redirect_uri_repeated and "redirect_uri" not in form:
        raise TokenRefusal("missing_parameter", "redirect_uri")
    if form.get("redirect_uri", code.redirect_uri) != code.redirect_uri:
        raise TokenRefusal("wrong_redirect_uri")
    if habits.pkce != "ignored":
        check_verifier(code.challenge, form.get("code_verifier", ""))
