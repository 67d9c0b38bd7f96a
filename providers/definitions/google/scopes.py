"""Google's scopes. https://developers.google.com/identity/protocols/oauth2/scopes"""

MAIL = "https://mail.google.com/"
GMAIL_COMPOSE = "https://www.googleapis.com/auth/gmail.compose"
GMAIL_LABELS = "https://www.googleapis.com/auth/gmail.labels"
GMAIL_METADATA = "https://www.googleapis.com/auth/gmail.metadata"
GMAIL_MODIFY = "https://www.googleapis.com/auth/gmail.modify"
GMAIL_READONLY = "https://www.googleapis.com/auth/gmail.readonly"
GMAIL_SEND = "https://www.googleapis.com/auth/gmail.send"

CALENDAR = "https://www.googleapis.com/auth/calendar"
CALENDAR_EVENTS = "https://www.googleapis.com/auth/calendar.events"
CALENDAR_EVENTS_READONLY = "https://www.googleapis.com/auth/calendar.events.readonly"
CALENDAR_READONLY = "https://www.googleapis.com/auth/calendar.readonly"

DRIVE = "https://www.googleapis.com/auth/drive"
DRIVE_FILE = "https://www.googleapis.com/auth/drive.file"
DRIVE_METADATA = "https://www.googleapis.com/auth/drive.metadata"
DRIVE_METADATA_READONLY = "https://www.googleapis.com/auth/drive.metadata.readonly"
DRIVE_READONLY = "https://www.googleapis.com/auth/drive.readonly"

SPREADSHEETS = "https://www.googleapis.com/auth/spreadsheets"
SPREADSHEETS_READONLY = "https://www.googleapis.com/auth/spreadsheets.readonly"
DOCUMENTS = "https://www.googleapis.com/auth/documents"
DOCUMENTS_READONLY = "https://www.googleapis.com/auth/documents.readonly"
PRESENTATIONS = "https://www.googleapis.com/auth/presentations"
PRESENTATIONS_READONLY = "https://www.googleapis.com/auth/presentations.readonly"

# Google answers the long names of these two, whatever it was asked for.
EMAIL = "https://www.googleapis.com/auth/userinfo.email"
PROFILE = "https://www.googleapis.com/auth/userinfo.profile"

# Wider scopes and what each includes, as the methods of Google's discovery documents accept them.
GMAIL_MODIFY_INCLUDES = (
    GMAIL_READONLY,
    GMAIL_SEND,
    GMAIL_COMPOSE,
    GMAIL_LABELS,
    GMAIL_METADATA,
)
READ_DOCUMENTS = (SPREADSHEETS_READONLY, DOCUMENTS_READONLY, PRESENTATIONS_READONLY)
DRIVE_READONLY_INCLUDES = (DRIVE_METADATA_READONLY, *READ_DOCUMENTS)
IMPLIED = {
    MAIL: (GMAIL_MODIFY, *GMAIL_MODIFY_INCLUDES),
    GMAIL_MODIFY: GMAIL_MODIFY_INCLUDES,
    GMAIL_READONLY: (GMAIL_METADATA,),
    GMAIL_COMPOSE: (GMAIL_SEND,),
    CALENDAR: (CALENDAR_READONLY, CALENDAR_EVENTS, CALENDAR_EVENTS_READONLY),
    CALENDAR_EVENTS: (CALENDAR_EVENTS_READONLY,),
    CALENDAR_READONLY: (CALENDAR_EVENTS_READONLY,),
    DRIVE: (
        DRIVE_READONLY,
        DRIVE_FILE,
        DRIVE_METADATA,
        SPREADSHEETS,
        DOCUMENTS,
        PRESENTATIONS,
        *DRIVE_READONLY_INCLUDES,
    ),
    DRIVE_READONLY: DRIVE_READONLY_INCLUDES,
    DRIVE_METADATA: (DRIVE_METADATA_READONLY,),
    SPREADSHEETS: (SPREADSHEETS_READONLY,),
    DOCUMENTS: (DOCUMENTS_READONLY,),
    PRESENTATIONS: (PRESENTATIONS_READONLY,),
    EMAIL: ("email",),
    PROFILE: ("profile",),
}
