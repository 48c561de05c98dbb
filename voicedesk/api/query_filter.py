"""Keeps the queries of links, where signatures are, out of the HTTP library's logs."""

import logging
import re

_QUERY = re.compile(r"\?[^\s'\"]+")
_LOGGERS = ("httpx", "httpcore.connection", "httpcore.http11", "httpcore.proxy")


class QueryFilter(logging.Filter):
    """Replaces the query of every link in a record's text."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record; always let it through."""
        record.msg = _QUERY.sub("?…", record.getMessage())
        record.args = None
        return True


_FILTER = QueryFilter()


def hide_queries() -> None:
    """Put the filter on the HTTP library's loggers; doing so again changes nothing."""
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_FILTER)
