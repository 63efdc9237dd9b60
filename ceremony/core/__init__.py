"""The rules of a ceremony, pure: (state, command) -> events or Refused, and (state, entry) -> state.

Imports nothing but the standard library; no clock, database, socket or random number inside: they come in
with the command. A topic is a file, with its facts, its commands, its decisions and its fold; the tables at
the bottom of each file are gathered in ``state``.
"""
