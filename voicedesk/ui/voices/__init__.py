"""The voices: table, search, filters, and the panel of the selected one."""
