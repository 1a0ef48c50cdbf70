from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class PlainItem(BaseModel):
    """A raw item as plain JSON, the simplest thing that may stand on `wire.raw`.

    Fields that are not named here are kept out of the way, never an error: a source may send more than we read.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str = Field(min_length=1, max_length=1024, description="The item's own id; becomes `uri` downstream.")
    text: str = Field(description="The story, as it is; offsets downstream count its code points.")
    headline: str | None = None
    published: datetime | None = Field(default=None, description="ISO 8601; a date alone means its first second, UTC.")
