"""What a migration takes away from code that does not know it yet."""

from django.db.migrations import operations

from config.schema import own_labels

REMOVING = (
    operations.RemoveField,
    operations.DeleteModel,
    operations.RenameField,
    operations.RenameModel,
    operations.AlterModelTable,
)
UNLIMITED = 10**9


def contracting(loader):
    """Yield `app.migration: what` for every operation that old code may stumble over."""
    for (label, name), migration in sorted(loader.disk_migrations.items()):
        if label in own_labels():
            for operation in migration.operations:
                if takes_away(operation, migration, loader):
                    yield f"{label}.{name}: {' '.join(words(operation))}"


def words(operation):
    """Return the operation in words: `RemoveField partner.logo_url`."""
    model = getattr(operation, "model_name", "")
    return type(operation).__name__, f"{model}.{operation.name}".strip(".")


def takes_away(operation, migration, loader):
    if isinstance(operation, operations.AddField):
        return is_demanded(operation.field) and operation.model_name_lower not in made_in(migration)
    if isinstance(operation, operations.AlterField):
        models = loader.project_state((migration.app_label, migration.name), at_end=False).models
        model = models.get((migration.app_label, operation.model_name_lower))
        return model is not None and is_narrower(model.fields[operation.name], operation.field)
    return isinstance(operation, REMOVING)


def made_in(migration):
    """Return the models whose tables nobody knew before."""
    made = (each for each in migration.operations if isinstance(each, operations.CreateModel))
    return {each.name_lower for each in made}


def is_demanded(field):
    """Say whether an INSERT that leaves the column out fails: Django's `default` is not the database's."""
    return not (field.many_to_many or field.null or field.has_db_default())


def is_narrower(old, new):
    """Say whether a column takes less than before, or is of another type."""
    shorter = (new.max_length or UNLIMITED) < (old.max_length or UNLIMITED)
    another = old.get_internal_type() != new.get_internal_type()
    return another or shorter or (old.null and not new.null)
