"""The button that ends a look."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.looking.looks import IN_SESSION, end
from accounts.models import Look


@never_cache
@require_POST
def end_page(request: HttpRequest) -> HttpResponse:
    """End the look of this session, and go back to the person in the staff admin."""
    look = Look.objects.filter(pk=request.session.pop(IN_SESSION, None), staff_id=request.user.pk)
    if found := look.select_related("person__partner").first():
        end(found)
        return redirect("admin:accounts_user_change", found.person_id)
    return redirect("settings")
