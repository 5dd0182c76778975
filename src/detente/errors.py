"""What a user may be told in one line."""

from __future__ import annotations


class DetenteError(Exception):
    """Something that the user can mend; ``str()`` is one line that names the thing and says what to do."""
