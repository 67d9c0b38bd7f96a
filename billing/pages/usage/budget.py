"""Settings > Usage > Budget: limit what one key or one account may use up."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from accounts.actors import Actor
from accounts.models import ApiKey, ConnectedAccount, User
from accounts.settings_page import SettingsPage
from billing.forms import BudgetForm
from billing.pages.usage.budgets import name_of
from billing.subscriptions.subscribing import set_budget


class BudgetPage(SettingsPage):
    """Asks for the budget of a key or an account of one's own; anybody else's is a 404."""

    def get(self, request: HttpRequest, kind: str, pk: UUID) -> HttpResponse:
        whose = get_object_or_404(own(request.user, kind), pk=pk)
        return self.ask(request, whose, BudgetForm(initial={"calls": whose.monthly_budget}))

    def post(self, request: HttpRequest, kind: str, pk: UUID) -> HttpResponse:
        whose = get_object_or_404(own(request.user, kind), pk=pk)
        form = BudgetForm(request.POST)
        if not form.is_valid():
            return self.ask(request, whose, form)
        calls = form.cleaned_data["calls"]
        set_budget(whose, calls, Actor.user(request))
        said = "has no budget now" if calls is None else f"may now use {calls:,} calls a cycle"
        messages.success(request, f"The {name_of(whose)} {said}")
        return redirect(usage_of(whose))

    def ask(
        self, request: HttpRequest, whose: ApiKey | ConnectedAccount, form: BudgetForm
    ) -> HttpResponse:
        context = {"form": form, "name": name_of(whose), "back": usage_of(whose)}
        return render(request, "settings/usage_budget.html", context)


def own(user: User, kind: str) -> QuerySet:
    """Return the rows of a person that may have a budget: keys, or accounts of the partner profile."""
    if kind == "key":
        return user.api_keys.all()
    partner = user.active_partner
    return ConnectedAccount.objects.none() if partner is None else partner.accounts.all()


def usage_of(whose: ApiKey | ConnectedAccount) -> str:
    """Return the address of the Usage page of this key or account alone."""
    is_key = isinstance(whose, ApiKey)
    asked = {"key": str(whose.pk)} if is_key else {"account": whose.external_id}
    return f"{reverse('usage')}?{urlencode(asked)}"
