from django.db import migrations
from django.db.models import F, Value
from django.db.models.functions import Concat


def tell(apps, schema_editor):
    """The sandbox's own client is known by its id; where apps' own were used was not kept."""
    clients = apps.get_model("integrations", "OAuthClient").objects
    played = clients.filter(app=None, client_id=Concat(Value("sandbox-"), F("provider")))
    played.update(is_of_sandbox=True)


class Migration(migrations.Migration):
    dependencies = [("integrations", "0011_note_clients_of_the_sandbox")]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]
