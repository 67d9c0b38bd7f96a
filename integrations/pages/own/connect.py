"""Settings > Integrations > Connect: what to ask the provider for, and on to our start page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import ConnectedAccount, Partner
from accounts.settings_page import SettingsPage
from integrations.pages.consent import ConsentForm
from integrations.pages.naming import connectable
from integrations.pages.own.account import own_account
from integrations.pages.starting import started
from providers.spec import Provider


class OwnConnectPage(SettingsPage):
    """Starts a connect session for the person who is logged in.

    Its start page is ours, because our policy lets forms lead nowhere else.
    """

    def get(self, request: HttpRequest, provider: str) -> HttpResponse:
        return self.ask(request, ConsentForm(offered(provider), own_account(request)))

    def post(self, request: HttpRequest, provider: str) -> HttpResponse:
        account = ConnectedAccount.objects.own_of(request.user)
        form = ConsentForm(offered(provider), account, request.POST)
        made = started(request, account, form, Partner.result_url()) if form.is_valid() else None
        return redirect("connect_start", made.pk) if made else self.ask(request, form)

    def ask(self, request: HttpRequest, form: ConsentForm) -> HttpResponse:
        context = {"form": form, "provider": form.provider}
        return render(request, "settings/integration_connect.html", context)


def offered(slug: str) -> Provider:
    """Return a provider that can be connected here; any other is a 404."""
    if (provider := connectable().get(slug)) is None:
        raise Http404
    return provider
