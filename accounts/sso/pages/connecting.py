"""Settings > Profile and security > Connected sign-ins: connect, and disconnect while another way in remains."""

from allauth.socialaccount.internal.flows.connect import disconnect
from allauth.socialaccount.models import SocialAccount
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator

from accounts.settings_page import SensitivePage
from accounts.sso.begun import CONNECT, begin
from accounts.sso.linking import links_of
from accounts.sso.only import is_only_way
from accounts.sso.pages.refusing import refusing
from accounts.sso.ways_in import way_remains

LAST = (
    "This is your only way in. Add a passkey that logs you in without a password first, or log out "
    "and choose a password by “Forgot your password?”."
)
ONLY = "This is the only way into this server, so it stays connected."


@method_decorator(refusing, name="dispatch")
class ConnectPage(SensitivePage):
    """Asks first, and leads to the provider when our own form says so: a link from elsewhere connects nothing."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if links_of(request.user).exists():
            return redirect("profile")
        return render(request, "sso/connect.html")

    def post(self, request: HttpRequest) -> HttpResponse:
        return render(request, "sso/connect.html", {"address": begin(request, CONNECT)})


class DisconnectPage(SensitivePage):
    """Disconnects one sign-in of this person; anybody else's is a 404."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return render(request, "sso/disconnect.html", {"link": self.link(request, pk)})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        link = self.link(request, pk)
        if way_remains(request.user, without=link):
            disconnect(request, link)
        else:
            messages.error(request, ONLY if is_only_way() else LAST)
        return redirect("profile")

    def link(self, request: HttpRequest, pk: int) -> SocialAccount:
        return get_object_or_404(SocialAccount, user_id=request.user.pk, pk=pk)
