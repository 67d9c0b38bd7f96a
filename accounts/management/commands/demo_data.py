"""Make the demo user, partner and account (the same every time) and fresh keys."""

import json
import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from accounts.models import ApiKey, ConnectedAccount, Partner, User
from billing.models import Plan, Subscription

EMAIL, EXTERNAL_ID = "demo@patchbay.example", "demo-user-1"


class Command(BaseCommand):
    help = (
        "Make a demo user, partner and account, with fresh keys and a new password; those that an "
        "earlier demo or demo_data handed over end. --json prints them on one line."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one line of JSON")
        parser.add_argument("--plan", default="pro", choices=("free", "pro", "enterprise"))

    @transaction.atomic
    def handle(self, *args: Any, plan: str = "pro", **options: Any) -> None:
        refuse_unprepared()
        user, password = demo_user()
        partner = demo_partner(user, plan)
        account = demo_account(partner)
        facts = {
            "email": user.email,
            "password": password,
            "partner_id": str(partner.pk),
            "api_key": fresh_key(user, ApiKey.Kind.PARTNER),
            "personal_api_key": fresh_key(user, ApiKey.Kind.PERSONAL),
            "account_id": str(account.pk),
            "external_id": account.external_id,
        }
        if options["json"]:
            self.stdout.write(json.dumps(facts))
        else:
            self.stdout.write("\n".join(f"{name}: {value}" for name, value in facts.items()))


def refuse_unprepared() -> None:
    """Say what to do first where tables are missing; CommandError."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(
            "The database is not prepared yet. Start ./run serve, which does it, and repeat this."
        )


def demo_user() -> tuple[User, str]:
    """Return the demo user with a new password: it is printed, so it must not be a fixed one."""
    user = User.objects.filter(email=EMAIL).first() or User.objects.create_user(EMAIL)
    password = secrets.token_urlsafe(12)
    user.set_password(password)
    user.is_staff = user.is_superuser = True
    user.save()
    return user, password


def demo_partner(user: User, plan: str) -> Partner:
    """Return the demo partner, active and without registered redirect URLs, on the named plan."""
    partner, _ = Partner.objects.update_or_create(
        user=user,
        defaults={"status": Partner.Status.ACTIVE, "redirect_urls": [], "hosted_connect": False},
        create_defaults={"company_name": "Demo Company", "website": "https://demo.example"},
    )
    chosen = Plan.objects.get(family=Plan.Family.PARTNER, slug=plan)
    Subscription.objects.update_or_create(
        partner=partner, defaults={"plan": chosen, "status": Subscription.Status.ACTIVE}
    )
    return partner


def demo_account(partner: Partner) -> ConnectedAccount:
    account = partner.accounts.filter(external_id=EXTERNAL_ID).first()
    if account is None:
        account = ConnectedAccount(
            partner=partner, external_id=EXTERNAL_ID, display_name="Demo User"
        )
        account.save_new()
    return account


def fresh_key(user: User, kind: str) -> str:
    """Issue a key and revoke the demo keys of the same kind that came before."""
    name = f"Demo {kind} key"
    for old in user.api_keys.filter(name=name, kind=kind, revoked_at=None):
        old.revoke()
    return ApiKey.objects.issue(user, kind, name)[1]
