"""Why a sign-on ends without a log-in, in words for the person in front of it.

SignOnRefused            403
├── Unavailable          503  no answer in time, or one that is none
├── Untrusted            403  an answer that proves nothing: signature, issuer, audience, nonce, age
├── Stale                400  not begun in this browser, too long ago, or used already
├── Stopped              403  the person or the provider ended it
├── AddressUnconfirmed   403  the provider does not vouch for the e-mail address
├── AddressTaken         403  an account has the address, and nothing proves it is the same person's
├── NotInvited           403  no account, and SIGNUP does not make one
├── OtherPerson          403  somebody else is logged in at the provider, or the sign-in is another account's
└── NotAskedAgain        403  the provider does not say that it has just asked
"""

from django.conf import settings


class SignOnRefused(Exception):
    """Nothing changed, and nobody is logged in. `words` are shown; the message is for the log."""

    status = 403
    title = "You are not logged in"
    text = ""

    @property
    def words(self) -> str:
        return self.text.format(name=settings.SSO.name)


class Unavailable(SignOnRefused):
    status = 503
    title = "The log-in cannot be reached"
    text = "{name} does not answer as it should. Try again in a minute, or log in another way."


class Untrusted(SignOnRefused):
    text = (
        "What {name} answered does not prove who you are. Begin again; if it happens again, "
        "tell the operator of this server."
    )


class Stale(SignOnRefused):
    status = 400
    title = "This log-in is over"
    text = "It was used already, took longer than ten minutes, or was begun in another browser. Begin again."


class Stopped(SignOnRefused):
    text = "The log-in at {name} was stopped there. Begin again when you like."


class AddressUnconfirmed(SignOnRefused):
    text = (
        "{name} does not say that your e-mail address is confirmed. Confirm it there; or log in "
        "here another way, and connect it in Profile and security."
    )


class AddressTaken(SignOnRefused):
    title = "Is this account yours?"
    text = (
        "An account with your e-mail address is here already, and we cannot tell that it is yours. "
        "Log in to it another way, then connect {name} in Profile and security."
    )


class NotInvited(SignOnRefused):
    title = "You have no account here"
    text = "Accounts on this server are made by its operator. Ask for one, then log in again."


class OtherPerson(SignOnRefused):
    title = "Somebody else is logged in there"
    text = (
        "What you use at {name} is not what this account is connected to. Log out there, then "
        "begin again as yourself."
    )


class NotAskedAgain(SignOnRefused):
    title = "You were not asked again"
    text = "{name} does not say that it has just asked who you are. Log out here and in again, then go on."
