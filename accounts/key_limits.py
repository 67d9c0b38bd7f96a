"""The limits of a key beside its scopes: from where, for which accounts, and whether it may change anything."""

from collections.abc import Iterable
from ipaddress import ip_address, ip_network
from typing import Any

from accounts.models import ApiKey, ConnectedAccount
from config.addresses import as_ipv4
from config.api.errors import PermissionDenied


def check_network(key: ApiKey, address: str) -> None:
    """Raise 403 for a key that may not be used from this address."""
    if key.networks is not None and not lies_in(address, key.networks):
        raise PermissionDenied(limit="network", address=address or None)


def lies_in(address: str, networks: Iterable[str]) -> bool:
    """Say whether an address belongs to one of the networks; an unknown address belongs to none."""
    try:
        sent_from = as_ipv4(ip_address(address.partition("%")[0]))
    except ValueError:
        return False
    return any(sent_from in ip_network(network) for network in networks)


def check_change(key: ApiKey, *, is_read: bool) -> None:
    """Raise 403 for a key that may only look, unless nothing is changed."""
    if key.is_read_only and not is_read:
        raise PermissionDenied(limit="read_only")


def check_account(key: ApiKey, account: ConnectedAccount | None) -> None:
    """Raise 403 for a key that may not act for this account; acting for none is no matter."""
    if account is not None and not may_act_for(key, account.pk):
        raise PermissionDenied(limit="accounts")


def check_whole(key: ApiKey) -> None:
    """Raise 403 for a key of some accounts where all of them are meant."""
    if key.only_accounts is not None:
        raise PermissionDenied(limit="accounts")


def may_act_for(key: ApiKey, account_id: Any) -> bool:
    return key.only_accounts is None or str(account_id) in key.only_accounts
