"""What is written down of a change to somebody's log-in, by the notice that is mailed about it."""

EVENT_OF_NOTICE = {
    "account/email/password_changed": "user.password_changed",
    "account/email/password_set": "user.password_changed",
    "account/email/password_reset": "user.password_reset",
    "account/email/email_changed": "user.email_changed",
    "account/email/email_deleted": "user.email_removed",
    "mfa/email/totp_activated": "user.mfa_added",
    "mfa/email/totp_deactivated": "user.mfa_removed",
    "mfa/email/webauthn_added": "user.passkey_added",
    "mfa/email/webauthn_removed": "user.passkey_removed",
    "socialaccount/email/account_connected": "user.sso_linked",
    "socialaccount/email/account_disconnected": "user.sso_unlinked",
    "mfa/email/recovery_codes_generated": "user.recovery_codes_made",
}
