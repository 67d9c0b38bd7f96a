"""What is asked about a partner."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.forms.lines import lines_of
from accounts.models import Partner
from connect.redirects import problem_with

MAX_REDIRECT_URLS = 50


class RegistrationForm(forms.ModelForm):
    """The four facts a partner gives about itself."""

    website = forms.URLField(max_length=500, assume_scheme="https")
    use_case = forms.CharField(
        max_length=1000,
        required=False,
        help_text="What you build, and for whom.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    class Meta:
        model = Partner
        fields = ("company_name", "website", "contact_email", "use_case")
        help_texts = {
            "company_name": "Shown to the people who connect their accounts.",
            "contact_email": "Where we write when something is wrong with your calls.",
        }


class PartnerForm(RegistrationForm):
    """The same, and how connect sessions behave."""

    redirect_urls = forms.CharField(
        label="Redirect URLs",
        required=False,
        help_text="Where connect sessions may return to, one per line: https, or http on localhost. A session "
        "names one of them, with the same scheme, host, port and path; its query may differ. Links made on "
        "these pages lead to the first. Empty: anywhere.",
        widget=forms.Textarea(attrs={"rows": 4, "class": "mono", "spellcheck": "false"}),
    )
    hosted_connect = forms.BooleanField(
        label="Show our start page first",
        required=False,
        help_text="People see your name and logo, who asks and for what, before they go to the provider, and "
        "every session can be finished only in the browser it was begun in. Off: the link of a session leads "
        "straight to the provider.",
    )

    class Meta(RegistrationForm.Meta):
        fields = (*RegistrationForm.Meta.fields, "redirect_urls", "hosted_connect")

    def __init__(self, *args: Any, instance: Partner, **kwargs: Any) -> None:
        lines = {"redirect_urls": "\n".join(instance.redirect_urls)}
        super().__init__(*args, instance=instance, initial=lines, **kwargs)

    @property
    def about(self) -> list[forms.BoundField]:
        """Return the fields of the profile itself."""
        return [self[name] for name in RegistrationForm.Meta.fields]

    @property
    def connecting(self) -> list[forms.BoundField]:
        """Return the fields that say how connect sessions behave."""
        return [self["redirect_urls"], self["hosted_connect"]]

    def clean_redirect_urls(self) -> list[str]:
        urls = lines_of(self.cleaned_data["redirect_urls"])
        if len(urls) > MAX_REDIRECT_URLS:
            raise ValidationError(f"Register at most {MAX_REDIRECT_URLS} redirect URLs.")
        problems = [f"{url} {problem}." for url in urls if (problem := problem_with(url))]
        if problems:
            raise ValidationError(problems)
        return urls
