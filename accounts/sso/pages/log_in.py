"""The way to the provider, from the log-in and sign-up pages."""

from allauth.account.utils import get_next_redirect_url
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts.sso.begun import LOGIN, begin
from accounts.sso.pages.refusing import refusing


@never_cache
@require_GET
@refusing
def log_in(request: HttpRequest) -> HttpResponse:
    """Send a stranger to the provider.

    A link and no form: `form-action 'self'` stops forms that end elsewhere. Whoever is lured here logs
    in as themselves at worst, for nobody else's code fits what this browser keeps.
    """
    if request.user.is_authenticated:
        return redirect("settings")
    return HttpResponseRedirect(begin(request, LOGIN, get_next_redirect_url(request)))
