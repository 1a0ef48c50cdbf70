from pydantic import Field

from schemas.base import Contract


class Rejected(Contract):
    """What `wirewatch tag` says of an item that could not be read; on Kafka the same stands in the record's headers."""

    uri: str | None = Field(description="The item's id, where it could be read.")
    rejected: str = Field(description="The reason, one of a bounded set, e.g. `bad-json`.")
    message: str = Field(description="What was wrong and where.")
