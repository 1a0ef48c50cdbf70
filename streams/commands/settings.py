from rich.console import Console
from rich.table import Table

from streams.settings import Settings


def run(settings: Settings, sources: dict[str, str]) -> int:
    """Print every setting, its value, where it came from and what it is for."""
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in ("setting", "value", "from", "what it is for"):
        table.add_column(heading, overflow="fold")
    for name, field in Settings.model_fields.items():
        table.add_row(name, _shown(getattr(settings, name)), sources[name], field.description)
    Console(highlight=False, markup=False).print(table)
    return 0


def _shown(value: object) -> str:
    if value is None:
        return "-"
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
