"""Mail: whether the server that takes ours answers and knows us."""

from collections.abc import Iterator
from smtplib import SMTPAuthenticationError, SMTPException

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

from config.findings import PATIENCE, Finding, advice, fact, problem


def check() -> Iterator[Finding]:
    """Log in at the mail server, without sending anything."""
    if not settings.MAIL_IS_SENT:
        if not settings.PUBLIC_IS_LOOPBACK:
            yield advice(NO_MAIL, "Set EMAIL_URL, such as smtp+tls://user:password@host:587.")
        return
    server = get_connection(timeout=PATIENCE)
    if isinstance(server, EmailBackend):
        yield from greeted(server)


NO_MAIL = "EMAIL_URL is not set: nobody can reset a password, and addresses are not verified."


def greeted(server: EmailBackend) -> Iterator[Finding]:
    where = f"{server.host}:{server.port}"
    try:
        server.open()
    except SMTPAuthenticationError:
        yield problem(f"The mail server {where} refuses our log-in.", "Correct EMAIL_URL.")
    except (SMTPException, OSError) as exc:
        yield problem(
            f"The mail server {where} does not take our mail ({type(exc).__name__}).",
            "Correct EMAIL_URL, or open the way there (port, TLS, firewall).",
        )
    else:
        yield fact(f"The mail server {where} answers.")
    finally:
        server.close()
