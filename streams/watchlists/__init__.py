"""Names that people watch for: lists of them, compiled to files, and where texts mention them."""

from streams.watchlists.folder import Follower, load
from streams.watchlists.watchlists import Watchlists

__all__ = ["Follower", "Watchlists", "load"]
