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
    "mfa/email/recovery_codes_generated": "user.recovery_codes_made",
}
IN_WORDS = {
    "user.logged_in": "Logged in",
    "user.second_factor_failed": "A wrong second factor was entered",
    "user.password_changed": "Password changed",
    "user.password_reset": "Password reset by mail",
    "user.email_changed": "E-mail address changed",
    "user.email_removed": "E-mail address removed",
    "user.name_changed": "Name changed",
    "user.mfa_added": "Authenticator app added",
    "user.mfa_removed": "Authenticator app removed",
    "user.passkey_added": "Passkey added",
    "user.passkey_removed": "Passkey removed",
    "user.recovery_codes_made": "New recovery codes made",
    "user.session_ended": "Logged out somewhere else",
    "key.created": "API key created",
    "key.revoked": "API key revoked",
}
