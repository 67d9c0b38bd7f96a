from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Partners and accounts"  # beside the log-ins, which are "Accounts" as well
