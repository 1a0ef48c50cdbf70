import asyncio

import click

from streams.kafka.topics import check, create, specs
from streams.rules import load as load_rules
from streams.settings import Settings


def run(settings: Settings, *, only_check: bool) -> int:
    """Create what is missing and check all; says what it did."""
    matters = {rule.topic for rule in load_rules(settings.rules).alerts}
    wanted = specs(settings, matters)
    if not only_check:
        for name in asyncio.run(create(settings, wanted)):
            click.echo(f"created {name}")
    asyncio.run(check(settings, matters))
    click.echo(f"{len(wanted)} topics fit")
    return 0
