"""Runs migrations on the connection that `migrate` has opened and locked."""

from alembic import context

from webapp.library.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=False,  # the caller's transaction holds it all
    render_as_batch=True,  # SQLite changes tables by copying them
)
context.run_migrations()
