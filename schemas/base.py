from pydantic import BaseModel, ConfigDict


class Contract(BaseModel):
    """A published record: unknown fields are an error, so that a slip in a name cannot pass unseen."""

    model_config = ConfigDict(extra="forbid", frozen=True)
