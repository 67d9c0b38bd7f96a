"""Routes that have several spellings: every one of them leads to its tool."""

import pytest
from django.urls import resolve

from providers.registry import tools
from tests.factories import make_integration

# Google's are shown service-rooted; `/google/…` is the same for each.
GOOGLE = """
GET gmail/messages                          gmail_list_messages     gmail.read
GET gmail/messages/x1                       gmail_get_message       gmail.read
GET gmail/messages/x1/attachments/x2        gmail_get_attachment    gmail.read
GET gmail/threads                           gmail_list_threads      gmail.read
GET gmail/threads/x1                        gmail_get_thread        gmail.read
GET gmail/labels                            gmail_list_labels       gmail.read
GET gmail/profile                           gmail_get_profile       gmail.read
POST gmail/send                             gmail_send_message      gmail.send
POST gmail/messages/send                    gmail_send_message      gmail.send
POST gmail/drafts                           gmail_create_draft      gmail.manage
PATCH gmail/messages/x1                     gmail_modify_message    gmail.manage
DELETE gmail/messages/x1                    gmail_trash_message     gmail.manage
GET calendar/calendars                      calendar_list_calendars calendar.read
GET calendar/events                         calendar_list_events    calendar.read
GET calendar/events/x1                      calendar_get_event      calendar.read
POST calendar/events                        calendar_create_event   calendar.manage
PUT calendar/events/x1                      calendar_update_event   calendar.manage
PATCH calendar/events/x1                    calendar_update_event   calendar.manage
DELETE calendar/events/x1                   calendar_delete_event   calendar.manage
POST calendar/free-busy                     calendar_find_free_busy calendar.read
POST calendar/free-busy                     calendar_check_freebusy calendar.read
GET drive/files                             drive_list_files        drive.read
GET drive/files/search                      drive_search_files      drive.read
GET drive/files/x1                          drive_get_file          drive.read
GET drive/files/x1/content                  drive_download_file     drive.read
GET drive/files/x1/content                  drive_get_file_content  drive.read
GET drive/files/x1/export                   drive_export_file       drive.read
POST drive/files                            drive_create_file       drive.manage
POST drive/files                            drive_upload_file       drive.manage
PUT drive/files/content                     drive_upload_content    drive.manage
PATCH drive/files/x1                        drive_update_file       drive.manage
DELETE drive/files/x1                       drive_delete_file       drive.manage
POST drive/files/x1/permissions             drive_share_file        drive.manage
GET sheets/spreadsheets/x1                  sheets_get_spreadsheet  sheets.read
GET sheets/spreadsheets/x1/values           sheets_get_values       sheets.read
GET sheets/spreadsheets/x1/values/A/B!A1    sheets_get_values       sheets.read
GET sheets/spreadsheets/x1/batch-values     sheets_batch_get_values sheets.read
POST sheets/spreadsheets                    sheets_create_spreadsheet sheets.manage
PUT sheets/spreadsheets/x1/values           sheets_update_values    sheets.manage
PUT sheets/spreadsheets/x1/values/A1:B2     sheets_update_values    sheets.manage
POST sheets/spreadsheets/x1/values          sheets_append_values    sheets.manage
POST sheets/spreadsheets/x1/values/A1       sheets_append_values    sheets.manage
PUT sheets/spreadsheets/x1/batch-values     sheets_batch_update_values sheets.manage
DELETE sheets/spreadsheets/x1/values        sheets_clear_values     sheets.manage
DELETE sheets/spreadsheets/x1/values/A1     sheets_clear_values     sheets.manage
POST sheets/spreadsheets/x1/batch-update    sheets_batch_update     sheets.manage
GET docs/documents/x1                       docs_get_document       docs.read
POST docs/documents                         docs_create_document    docs.manage
POST docs/documents/x1                      docs_insert_text        docs.manage
POST docs/documents/x1/replace-all-text     docs_replace_all_text   docs.manage
POST docs/documents/x1/batch-update         docs_batch_update       docs.manage
GET slides/presentations/x1                 slides_get_presentation slides.read
GET slides/presentations/x1/pages/x2        slides_get_page         slides.read
GET slides/presentations/x1/pages/x2/thumbnail slides_get_thumbnail slides.read
POST slides/presentations                   slides_create_presentation slides.manage
POST slides/presentations/x1                slides_replace_all_text slides.manage
POST slides/presentations/x1/batch-update   slides_batch_update     slides.manage
"""
OTHERS = """
GET slack/channels                          slack_list_channels        slack.read
GET slack/channels/x1                       slack_get_channel          slack.read
GET slack/channels/x1/members               slack_list_members         slack.read
GET slack/channels/x1/messages              slack_get_channel_messages slack.read
GET slack/messages                          slack_list_messages        slack.read
GET slack/messages/x1/replies               slack_get_thread           slack.read
POST slack/messages                         slack_send_message         slack.write
PATCH slack/messages/x1                     slack_update_message       slack.write
DELETE slack/messages/x1                    slack_delete_message       slack.write
POST slack/messages/x1/reactions            slack_add_reaction         slack.write
POST slack/dms                              slack_open_dm              slack.write
GET slack/users                             slack_list_users           slack.read
GET slack/users/x1                          slack_get_user             slack.read
GET slack/users/lookup                      slack_find_user            slack.read
GET slack/search                            slack_search_messages      slack.search
GET github/user                             github_get_user            github.read
GET github/repos                            github_list_repos          github.read
GET github/repos/o/r                        github_get_repo            github.read
GET github/repos/o/r/issues                 github_list_issues         github.read
GET github/repos/o/r/issues/1               github_get_issue           github.read
POST github/repos/o/r/issues                github_create_issue        github.write
PATCH github/repos/o/r/issues/1             github_update_issue        github.write
GET github/repos/o/r/issues/1/comments      github_list_comments       github.read
POST github/repos/o/r/issues/1/comments     github_create_comment      github.write
GET github/repos/o/r/pulls                  github_list_pulls          github.read
GET github/repos/o/r/pulls                  github_list_pull_requests  github.read
GET github/repos/o/r/pulls/1                github_get_pull            github.read
GET github/repos/o/r/pulls/1/files          github_list_pull_files     github.read
POST github/repos/o/r/pulls                 github_create_pull         github.write
PUT github/repos/o/r/pulls/1/merge          github_merge_pull          github.write
GET github/repos/o/r/commits                github_list_commits        github.read
GET github/repos/o/r/branches               github_list_branches       github.read
GET github/repos/o/r/contents               github_get_content         github.read
GET github/repos/o/r/contents/docs/a.md     github_get_content         github.read
GET github/search/issues                    github_search_issues       github.read
GET github/search/repos                     github_search_repos        github.read
"""


def rows(text, root=""):
    parts = [line.split() for line in text.strip().splitlines()]
    return [(method, root + path, tool, permission) for method, path, tool, permission in parts]


EVERY = rows(GOOGLE) + rows(GOOGLE, "google/") + rows(OTHERS)


def offer_at(method, path):
    return resolve(f"/api/v1/{path}").func.initkwargs["offers"][method]


@pytest.mark.parametrize(("method", "path", "tool", "permission"), EVERY)
def test_the_route_leads_to_its_tool(method, path, tool, permission):
    offer = offer_at(method, path)

    assert tool in {offer.tool.name, *offer.tool.other_names}
    assert offer.permission.id == permission


def test_the_table_misses_no_tool_of_a_provider_it_names():
    reached = {offer_at(method, path) for method, path, _, _ in EVERY}
    named = {offer.provider.slug for offer in reached}

    assert {offer.tool.name for offer in reached} == {
        name for name, offer in tools().items() if offer.provider.slug in named
    }


@pytest.mark.parametrize(
    "path", ["gmail/send", "google/gmail/send", "gmail/messages/send", "google/gmail/messages/send"]
)
def test_mail_is_sent_under_four_spellings(api, account, upstream, path):
    make_integration(account, "google")
    sent = upstream.post(
        "https://gmail.googleapis.com/gmail/v1/users/me/messages/send", json={"id": "m1"}
    )

    mail = {"to": "a@b.example", "subject": "Hello", "body": "Text"}
    response = api.acting_for("user-123").post_json(f"/api/v1/{path}", mail)

    assert response.json()["data"]["id"] == "m1"
    assert len(sent.calls) == 1


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
@pytest.mark.parametrize("root", ["calendar", "google/calendar"])
def test_an_event_is_changed_by_put_and_patch_alike(api, account, upstream, method, root):
    make_integration(account, "google")
    url = "https://www.googleapis.com/calendar/v3/calendars/primary/events/e1"
    sent = upstream.patch(url, json={"id": "e1"})

    response = api.acting_for("user-123").send(
        method, f"/api/v1/{root}/events/e1", {"summary": "Tea"}
    )

    assert response.status_code == 200
    assert sent.calls[0].request.body == b'{"summary": "Tea"}'


@pytest.mark.parametrize("name", ["general", "#general", "C012AB3CD"])
@pytest.mark.parametrize("path", ["slack/messages?channel={}", "slack/channels/{}/messages"])
def test_a_slack_channel_may_be_named_three_ways(api, account, upstream, name, path):
    make_integration(account, "slack")
    if not name.startswith("C"):
        channels = [{"id": "C012AB3CD", "name": "general"}]
        upstream.get(
            "https://slack.com/api/conversations.list", json={"ok": True, "channels": channels}
        )
    sent = upstream.get(
        "https://slack.com/api/conversations.history", json={"ok": True, "messages": []}
    )

    where = path.format(name.replace("#", "%23"))
    response = api.acting_for("user-123").get(f"/api/v1/{where}")

    assert response.status_code == 200, response.content
    assert sent.calls[0].request.params["channel"] == "C012AB3CD"
