"""IPv4 addresses that come as IPv6 ones."""

from ipaddress import IPv4Address, IPv6Address

Address = IPv4Address | IPv6Address


def as_ipv4(address: Address) -> Address:
    """Return the IPv4 address that a mapped one stands for (`::ffff:192.0.2.1`), else the address itself.

    A socket for both kinds tells IPv4 callers so. Networks, proxies and limits are written in IPv4, and an
    address compared as it came would belong to none of them.
    """
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
