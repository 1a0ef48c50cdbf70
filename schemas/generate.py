"""Writes the contracts as JSON Schema into `schemas/generated`: `python -m schemas.generate`."""

import json
from pathlib import Path

from pydantic import BaseModel

from schemas import Alert, Enriched, PlainItem, Rejected, Signal

FOLDER = Path(__file__).parent / "generated"
MODELS: dict[str, type[BaseModel]] = {
    "alert": Alert,
    "enriched": Enriched,
    "plain-item": PlainItem,
    "rejected": Rejected,
    "signal": Signal,
}


def generated() -> dict[str, str]:
    """The files by name: JSON Schema 2020-12, one a record."""
    return {
        f"{name}.schema.json": json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()},
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
        for name, model in MODELS.items()
    }


def main() -> None:
    """Write them."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in generated().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
