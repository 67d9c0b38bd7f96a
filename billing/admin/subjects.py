"""Whom usage is of: found by id, company or e-mail, and shown by name."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from accounts.models import Partner, User
from config.support import SupportAdmin

MOST_SUBJECTS = 100  # a word that more are found by is too short to mean somebody


class OfSubjects(SupportAdmin):
    """Searches a table of subjects' rows by the words people use for them, too."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        found, _ = super().get_search_results(request, queryset, search_term)
        term = search_term.strip().replace("\0", "")
        return (
            found | queryset.filter(subject_id__in=subjects_named(term)) if term else found
        ), False


def subjects_named(term: str) -> list[UUID]:
    """Return partners whose company or e-mail, and people whose e-mail, has these words in it."""
    of_partner = Q(company_name__icontains=term) | Q(contact_email__icontains=term)
    partners = Partner.objects.filter(of_partner | Q(user__email__icontains=term))
    people = User.objects.filter(email__icontains=term)
    found = (rows.values_list("pk", flat=True)[:MOST_SUBJECTS] for rows in (partners, people))
    return [pk for rows in found for pk in rows]


def names_of(subjects: Iterable[UUID]) -> dict[UUID, str]:
    """Return who they are: the company of a partner, the e-mail of a person."""
    ids = set(subjects)
    people = User.objects.filter(pk__in=ids).values_list("pk", "email")
    partners = Partner.objects.filter(pk__in=ids).values_list("pk", "company_name")
    return dict(people) | dict(partners)
