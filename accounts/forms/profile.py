"""What people say about themselves."""

from django import forms

from accounts.models import User


class NameForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("name",)
        help_texts = {"name": "How this server and its operator address you."}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}
