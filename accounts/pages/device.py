"""The page on which a person enters a device's code and decides about it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.actors import Actor
from accounts.address_limits import address_of, network_of
from accounts.device import attempts
from accounts.device.decision import approve, deny
from accounts.device.sign_in import find_by_user_code
from accounts.device.ticket import sign_in_of, ticket_for
from accounts.forms.device import ApprovalForm, CodeForm
from accounts.models import DeviceSignIn
from accounts.reauthentication.recency import ask_unless_recent
from accounts.settings_page import SettingsPage
from config import error_pages, metrics
from config.api.errors import RateLimited

UNKNOWN = "No device is waiting with this code. Check it, or start again on the device."
USED = "This code was used already. Start again on the device to get a new one."


class DevicePage(SettingsPage):
    """Asks for the code. A code in the address only fills the field in: nothing is looked up for it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.ask(request, CodeForm(initial={"user_code": request.GET.get("user_code", "")}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = CodeForm(request.POST)
        if not form.is_valid():
            return self.ask(request, form)
        try:
            return self.look_up(request, form)
        except RateLimited as exc:
            metrics.limited.labels(attempts.DEVICE_CODE).inc()
            return error_pages.page(exc)

    def look_up(self, request: HttpRequest, form: CodeForm) -> HttpResponse:
        user_code = form.cleaned_data["user_code"]
        attempts.check(request, user_code)
        sign_in = find_by_user_code(user_code)
        if sign_in is None or not sign_in.is_pending:
            form.add_error("user_code", UNKNOWN if sign_in is None else USED)
            return self.ask(request, form)
        return confirm(request, sign_in, ApprovalForm(client_name=sign_in.client_name))

    def ask(self, request: HttpRequest, form: CodeForm) -> HttpResponse:
        return render(request, "device/enter.html", {"form": form})


class DecisionPage(SettingsPage):
    """Takes the answer; the ticket says which device it is about."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("device")

    def post(self, request: HttpRequest) -> HttpResponse:
        sign_in = sign_in_of(request.POST.get("ticket", ""), request.user)
        if sign_in is None or not sign_in.is_pending:
            return over(request)
        if request.POST.get("decision") == "approve":
            return self.approve(request, sign_in)
        denied = deny(sign_in, request.user, Actor.user(request))
        return render(request, "device/denied.html") if denied else over(request)

    def approve(self, request: HttpRequest, sign_in: DeviceSignIn) -> HttpResponse:
        ask_unless_recent(request)  # it makes a key
        form = ApprovalForm(request.POST)
        if not form.is_valid():
            return confirm(request, sign_in, form)
        name = form.cleaned_data["key_name"]
        approved = approve(sign_in, request.user, name, Actor.user(request))
        context = {"key_name": name}
        return render(request, "device/approved.html", context) if approved else over(request)


def confirm(request: HttpRequest, sign_in: DeviceSignIn, form: ApprovalForm) -> HttpResponse:
    """Say who asks, from where and since when, and ask for the decision."""
    context = {
        "sign_in": sign_in,
        "form": form,
        "ticket": ticket_for(sign_in, request.user),
        "is_from_here": network_of(sign_in.ip or "") == address_of(request),
    }
    return render(request, "device/confirm.html", context)


def over(request: HttpRequest) -> HttpResponse:
    """Say that there is nothing left to decide."""
    return render(request, "device/over.html", status=410)
