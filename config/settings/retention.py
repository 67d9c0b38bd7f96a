"""How many days what is kept is kept."""

from config.settings.reading import number

# A cycle that began in the middle of a day is counted from that day's records: they must still be there.
RETENTION_USAGE_DAYS = number("RETENTION_USAGE_DAYS", 90, least=35)
RETENTION_INBOX_DAYS = number("RETENTION_INBOX_DAYS", 90)
RETENTION_ARRIVALS_DAYS = number("RETENTION_ARRIVALS_DAYS", 14)
RETENTION_WEBHOOKS_DAYS = number("RETENTION_WEBHOOKS_DAYS", 30)
RETENTION_CONNECT_SESSIONS_DAYS = number("RETENTION_CONNECT_SESSIONS_DAYS", 90)
RETENTION_USAGE_DAILY_DAYS = number("RETENTION_USAGE_DAILY_DAYS", 800, least=35)
