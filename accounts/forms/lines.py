"""Fields that take one thing per line."""

from ipaddress import ip_network
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from config.addresses import as_ipv4

MOST_NETWORKS = 50
MAPPED_BITS = 96  # before the IPv4 address in a mapped one


def lines_of(text: str) -> list[str]:
    """Return the lines that are not empty, each once, in order."""
    return list(dict.fromkeys(filter(None, (line.strip() for line in text.splitlines()))))


class NetworksField(forms.CharField):
    """Addresses and networks; gives them as networks."""

    widget = forms.Textarea(attrs={"rows": 3, "class": "mono", "spellcheck": "false"})

    def clean(self, value: Any) -> list[str]:
        lines = lines_of(super().clean(value))
        if len(lines) > MOST_NETWORKS:
            raise ValidationError(f"Name at most {MOST_NETWORKS} networks.")
        return [as_network(line) for line in lines]


def as_network(text: str) -> str:
    """Return an address as the network of it alone; a host within a network stands for the network."""
    try:
        network = ip_network(text, strict=False)
    except ValueError as exc:
        raise ValidationError(f"“{text[:60]}” is neither an address nor a network.") from exc
    first, bits = as_ipv4(network.network_address), network.prefixlen - MAPPED_BITS
    # A network that holds more than the mapped addresses stands for itself.
    stands_for_ipv4 = first.version != network.version and bits >= 0
    return str(ip_network((first, bits)) if stands_for_ipv4 else network)
