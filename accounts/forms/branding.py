"""What a partner's pages look like to the people who connect."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator, validate_email

from accounts.branding.contrast import problems_of
from accounts.branding.images import MOST_BYTES, media_type_of
from accounts.models import Partner


class BrandingForm(forms.ModelForm):
    logo = forms.FileField(
        required=False,
        help_text="PNG, JPEG or WebP, at most 100 KB. It is shown 28 pixels high on white.",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    remove_logo = forms.BooleanField(label="Take the logo away", required=False)
    brand_color = forms.CharField(
        label="Colour",
        required=False,
        max_length=7,
        validators=[RegexValidator(r"\A#[0-9A-Fa-f]{6}\Z", "Write it as #RRGGBB, like #0A6A70.")],
        help_text="A line below your logo, as #RRGGBB. It has to be seen on light and dark pages.",
        widget=forms.TextInput(attrs={"class": "mono", "spellcheck": "false"}),
    )
    support_url = forms.CharField(
        label="Support link",
        required=False,
        max_length=500,
        help_text="Where people may ask you: an https address, or mailto:help@example.com.",
    )

    class Meta:
        model = Partner
        fields = ("brand_color", "support_url")

    field_order = ("logo", "remove_logo", "brand_color", "support_url")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not hasattr(self.instance, "logo"):
            del self.fields["remove_logo"]

    def clean_logo(self) -> bytes:
        """Give the bytes of the picture, none where nothing was sent."""
        upload = self.cleaned_data["logo"]
        if upload is None:
            return b""
        if upload.size > MOST_BYTES:
            raise ValidationError(f"This file has {upload.size:,} bytes. Send at most 100,000.")
        content = upload.read()
        if not media_type_of(content):
            raise ValidationError(
                "This is no PNG of at most 2,000 pixels a side, no JPEG and no WebP."
            )
        return content

    def clean_brand_color(self) -> str:
        color = self.cleaned_data["brand_color"].upper()
        if color and (problems := problems_of(color)):
            raise ValidationError(problems)
        return color

    def clean_support_url(self) -> str:
        url = self.cleaned_data["support_url"]
        if url:
            check_support(url)
        return url

    @property
    def logo_changes(self) -> dict[str, Any]:
        sent, removed = self.cleaned_data["logo"], self.cleaned_data.get("remove_logo", False)
        return {"content": sent, "removed": removed}


def check_support(url: str) -> None:
    """Refuse what is neither a web page over https nor one mail address."""
    scheme, _, rest = url.partition(":")
    try:
        if scheme.lower() == "mailto":
            validate_email(rest)
        else:
            URLValidator(schemes=["https"])(url)
            RegexValidator("@.*", inverse_match=True)(urlsplit(url).netloc)
    except ValidationError as exc:
        raise ValidationError("Send an https address, or mailto: and a mail address.") from exc
