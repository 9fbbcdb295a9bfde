"""Runs the migrations on the connection that ``store.migrate`` gives, and puts back the triggers that they may drop."""

from alembic import context
from sqlalchemy import inspect, text

from chorus_desktop.store import attendance_tables, money_tables, triggers  # noqa: F401 - their tables are in the metadata too
from chorus_desktop.store.tables import Row

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Row.metadata, render_as_batch=True)

existing = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
triggers.drop(connection.exec_driver_sql, frozenset(existing))
context.run_migrations()
triggers.create(connection.exec_driver_sql, frozenset(inspect(connection).get_table_names()))
