"""What connections are found by."""

OF_AN_ACCOUNT = ("account__id", "account__external_id", "account__partner__id")
PERSON = ("provider_user_id", "provider_user_name", "provider_user_email")
