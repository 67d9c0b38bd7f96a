from django.db import migrations


def part_by_kind(apps, schema_editor):
    """Scopes used to be one list; which kind of token each belongs to was not kept."""
    Integration = apps.get_model("integrations", "Integration")
    for integration in Integration.objects.prefetch_related("tokens").iterator(chunk_size=500):
        if isinstance(integration.granted_scopes, list):
            kinds = [token.kind for token in integration.tokens.all()]
            integration.granted_scopes = dict.fromkeys(kinds, integration.granted_scopes)
            integration.save(update_fields=["granted_scopes"])


def join(apps, schema_editor):
    Integration = apps.get_model("integrations", "Integration")
    for integration in Integration.objects.iterator(chunk_size=500):
        by_kind = integration.granted_scopes.values()
        integration.granted_scopes = sorted({scope for scopes in by_kind for scope in scopes})
        integration.save(update_fields=["granted_scopes"])


class Migration(migrations.Migration):
    dependencies = [("integrations", "0002_scope_ledger")]

    operations = [migrations.RunPython(part_by_kind, join)]
