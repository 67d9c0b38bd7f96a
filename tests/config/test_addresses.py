"""IPv4 addresses that come as IPv6 ones."""

from ipaddress import ip_address

import pytest

from config.addresses import as_ipv4


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("::ffff:0.0.0.0", "0.0.0.0"),
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8::1", "2001:db8::1"),
        ("::192.0.2.1", "::c000:201"),
    ],
)
def test_a_mapped_address_is_the_ipv4_one_and_every_other_itself(told, meant):
    assert as_ipv4(ip_address(told)) == ip_address(meant)
