"""Settings > Apps > one app > End-user tokens: how they are signed; a secret that is made is shown once."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters

from accounts.actors import Actor
from accounts.app_addresses import base_url
from accounts.app_page import AppsPage, own_app
from accounts.app_setup.token_rules import set_token_rules
from accounts.forms.app_token_check import TokenCheckForm
from accounts.forms.app_tokens import TokenRulesForm
from accounts.models import App
from accounts.pages.apps.signing import samples
from accounts.reauthentication.recency import ask_unless_recent
from config.api.errors import Invalid
from config.form_refusals import take_refusal


@method_decorator(sensitive_post_parameters("secret"), name="dispatch")
class AppTokensPage(AppsPage):
    """Asks how end users prove who they are, with code that signs such a token and a place to check one."""

    def get(self, request: HttpRequest, app_id: str) -> HttpResponse:
        app = own_app(request, app_id)
        return self.ask(request, app, TokenRulesForm(app))

    @transaction.atomic
    def post(self, request: HttpRequest, app_id: str) -> HttpResponse:
        ask_unless_recent(request)  # it may make a secret
        own_app(request, app_id)
        # Two forms at once are taken one after the other, so that they do not make two secrets.
        app = App.objects.select_for_update().get(pk=app_id)
        form = TokenRulesForm(app, request.POST)
        if not form.is_valid():
            return self.ask(request, app, form)
        rules = form.rules()
        try:
            set_token_rules(app, rules, Actor.user(request))
        except Invalid as exc:
            take_refusal(form, exc)
            return self.ask(request, own_app(request, app_id), form)
        if form.is_made:
            context = {"app": app, "secret": rules.secret}
            return render(request, "settings/apps/secret_made.html", context)
        messages.success(request, "End-user tokens saved")
        return redirect("app_tokens", app.pk)

    def ask(self, request: HttpRequest, app: App, form: TokenRulesForm) -> HttpResponse:
        context = {
            "app": app,
            "form": form,
            "check_form": TokenCheckForm(),
            "base_url": base_url(app.pk),
            "samples": samples(app) if app.jwt_algorithm else [],
        }
        return render(request, "settings/apps/tokens.html", context)
