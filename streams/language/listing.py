def listed(listing: str) -> tuple[str, ...]:
    """The words of a listing, which reads better as running text than as a literal of one word a line."""
    return tuple(listing.split())
