"""Fields that take one thing per line."""

from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

MOST_NETWORKS = 50


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
    return str(as_ipv4(network) if network.version == 6 else network)


def as_ipv4(network: IPv6Network) -> IPv4Network | IPv6Network:
    """Return the IPv4 network that an IPv6 one stands for: callers are known by their IPv4 address."""
    mapped, bits = network.network_address.ipv4_mapped, network.prefixlen - 96
    return network if mapped is None or bits < 0 else ip_network((mapped, bits))
