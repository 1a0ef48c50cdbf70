"""The `wirewatch` command. Each command's work is in `streams.commands`, imported when it is called."""

import logging
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from streams.errors import SettingsError, WirewatchError
from streams.settings import Settings, load

USAGE = 2
TYPES = ("PERSON", "ORGANISATION", "LOCATION", "MILITARY_PLATFORM", "PARTY")  # those of `watchlists.ways`
COMMON = ("brokers", "group", "topic_prefix")


def settings_flags(*names: str) -> Callable[[Any], Any]:
    """Give a command a flag for each of the settings; it gets them as `flags`, to hand to `load`."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        def called(**given: Any) -> Any:
            flags = {name: given.pop(name) for name in names}
            return command(flags=flags, **given)

        called.__name__, called.__doc__ = command.__name__, command.__doc__
        called.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
        wrapped: Callable[..., Any] = called
        for name in reversed(names):
            field = Settings.model_fields[name]
            wrapped = click.option(
                "--" + name.replace("_", "-"), name, default=None, metavar="VALUE", help=field.description
            )(wrapped)
        return wrapped

    return decorate


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(version("wirewatch"), prog_name="wirewatch")
def cli() -> None:
    """Watch news wires: entities, topics and alerts, over Kafka, exactly once.

    Settings come from flags, the environment (WIREWATCH_...), a .env file and wirewatch.toml; `wirewatch settings`
    shows them.
    """


@cli.command()
@click.option("--keep", is_flag=True, help="Leave broker and worker running until Ctrl-C.")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False))
def demo(keep: bool, files: tuple[str, ...]) -> int:
    """Run the whole service on an embedded broker, with sample stories.

    \b
    Example: wirewatch demo
             wirewatch demo story.txt items.jsonl
    """
    from streams.commands.demo import run

    return run(files, keep=keep)


@cli.command()
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes, supervised.")
@settings_flags(*(name for name in Settings.model_fields if name != "sasl_password"))
def worker(workers: int, flags: dict[str, Any]) -> int:
    """Work: consume raw items, publish enriched ones and alerts.

    \b
    Example: wirewatch worker --brokers kafka-1:9092,kafka-2:9092 --workers 4
    """
    from streams.commands.worker import run

    return run(flags, workers=workers)


@cli.command()
@click.option("--check", "only_check", is_flag=True, help="Create nothing.")
@settings_flags(*COMMON, "partitions", "replication", "rules")
def topics(only_check: bool, flags: dict[str, Any]) -> int:
    """Create the topics, and check that those that exist fit.

    \b
    Example: wirewatch topics --partitions 12 --replication 3
    """
    from streams.commands.topics import run

    return run(load(flags)[0], only_check=only_check)


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@settings_flags(*COMMON)
def publish(files: tuple[str, ...], flags: dict[str, Any]) -> int:
    """Put items on wire.raw, as they are, keyed by their uri. FILE - is standard input.

    A file of JSON Lines holds one item a line; any other file is one item.

    \b
    Example: wirewatch publish seeds/*.txt
             zcat items.jsonl.gz | wirewatch publish -
    """
    from streams.commands.publish import run

    return run(load(flags)[0], files)


@cli.command()
@click.argument("what", type=click.Choice(["alerts", "enriched", "deadletter"]), default="alerts")
@click.option("--topic", help="Only alerts on this subject matter, e.g. sanctions.")
@click.option("--since", help="Start this long ago: 90s, 15m, 1h, 7d. Default: now.")
@click.option("--json", "as_json", is_flag=True, help="The records as they are, one a line.")
@settings_flags(*COMMON)
def tail(what: str, topic: str | None, since: str | None, as_json: bool, flags: dict[str, Any]) -> int:
    """Follow a topic live.

    \b
    Example: wirewatch tail alerts --topic sanctions --since 1h
             wirewatch tail enriched --json | jq .topics
    """
    from streams.commands.tail import run

    return run(load(flags)[0], what, topic=topic, since=since, as_json=as_json)


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--format", "format_", type=click.Choice(["auto", "json", "text"]), default="auto", show_default=True)
@settings_flags("rules", "watchlists", "max_item_bytes", "recogniser")
def tag(files: tuple[str, ...], format_: str, flags: dict[str, Any]) -> int:
    """Enrich items without a broker: one JSON object a line. Exit status 1 if an item could not be read.

    \b
    Example: wirewatch tag seeds/*.txt | jq .topics
             echo '{"id": "1", "text": "North Korea sends troops to Russia."}' | wirewatch tag -
             wirewatch tag --recogniser wirewatch+spacy:en_core_web_sm seeds/*.txt
    """
    from streams.commands.tag import run

    return run(load(flags)[0], files, format_)


FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@cli.group()
def rules() -> None:
    """Check rules, test them, explain them, and try changes on past items."""


@rules.command("check")
@click.argument("folder", required=False, type=FOLDER)
def rules_check(folder: Path | None) -> int:
    """Say all that is wrong with the rules of FOLDER; of the shipped ones without it. Exit status 1 if anything is.

    \b
    Example: wirewatch rules check my-rules
    """
    from streams.commands.rules import run_check

    return run_check(folder)


@rules.command("import-extra")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--language", default="en", show_default=True, help="Of the rules' stems, ISO 639-1.")
def rules_import_extra(file: Path, folder: Path, language: str) -> int:
    """Write the rules of IPTC EXTRA's JSON as rule files into FOLDER.

    \b
    Example: wirewatch rules import-extra extra-rules-english.json my-rules
    """
    from streams.commands.rules import run_import_extra

    return run_import_extra(file, folder, language)


@rules.command("test")
@click.argument("folder", required=False, type=FOLDER)
def rules_test(folder: Path | None) -> int:
    """Hold each rule of FOLDER against its own examples. Exit status 1 if one fails.

    \b
    Example: wirewatch rules test my-rules
    """
    from streams.commands.examples import run_test

    return run_test(folder)


@rules.command("explain")
@click.argument("rule")
@click.argument("item", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@settings_flags("rules", "watchlists")
def rules_explain(rule: str, item: str, flags: dict[str, Any]) -> int:
    """Show each clause of RULE, whether it holds in ITEM (a file, - is standard input), and by which words.

    \b
    Example: wirewatch rules explain sanctions story.txt
             echo '{"id": "1", "text": "The embargo holds."}' | wirewatch rules explain sanctions -
    """
    from streams.commands.rules import run_explain

    return run_explain(load(flags)[0], rule, item)


@rules.command("backtest")
@click.argument("folder", type=FOLDER)
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--since", help="Instead of files, what came over the wire: 90s, 15m, 1h, 7d.")
@settings_flags(*COMMON, "rules")
def rules_backtest(folder: Path, files: tuple[str, ...], since: str | None, flags: dict[str, Any]) -> int:
    """Say which alerts the rules of FOLDER would add to and drop from those of today, over the same items.

    \b
    Example: wirewatch rules backtest my-rules --since 7d
             wirewatch rules backtest my-rules items.jsonl
    """
    from streams.commands.rules import run_backtest

    return run_backtest(load(flags)[0], files, folder, since)


@cli.group()
def deadletter() -> None:
    """List dead letters, or send them back."""


@deadletter.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@settings_flags(*COMMON)
def deadletter_list(as_json: bool, flags: dict[str, Any]) -> int:
    """List what could not be processed, with the reason.

    \b
    Example: wirewatch deadletter list
    """
    from streams.commands.deadletter import run_list

    return run_list(load(flags)[0], as_json=as_json)


@deadletter.command("replay")
@click.option("--go", is_flag=True, help="Do it; without it, only say what would be done.")
@click.option("--reason", help="Only dead letters with this reason.")
@click.option("--max-attempts", type=click.IntRange(1), default=3, show_default=True, help="Skip what failed so often.")
@click.option("--rate", type=click.FloatRange(min=0, min_open=True), default=100.0, show_default=True, help="A second.")
@settings_flags(*COMMON)
def deadletter_replay(go: bool, reason: str | None, max_attempts: int, rate: float, flags: dict[str, Any]) -> int:
    """Send dead letters back to where they came from, bytes unchanged, each once.

    \b
    Example: wirewatch deadletter replay
             wirewatch deadletter replay --reason bug --go
    """
    from streams.commands.deadletter import run_replay

    return run_replay(load(flags)[0], go=go, reason=reason, max_attempts=max_attempts, rate=rate)


@cli.group()
def watchlist() -> None:
    """Add, list and remove watchlists: names whose mentions are marked."""


@watchlist.command("add")
@click.option("--type", "type_", type=click.Choice(TYPES), help="Of entries that have none. Default: PARTY.")
@click.option("--targets", is_flag=True, help="Leave out what OpenSanctions calls no target: relatives, owners.")
@click.option("--http", is_flag=True, help="Fetch without encryption too.")
@click.option(
    "--max-megabytes", type=click.IntRange(1), default=8192, show_default=True, help="The most that is fetched."
)
@settings_flags("watchlists")
@click.argument("name")
@click.argument("source", metavar="FILE|URL")
def watchlist_add(
    name: str, source: str, type_: str | None, targets: bool, http: bool, max_megabytes: int, flags: dict[str, Any]
) -> int:
    """Add a watchlist, or replace the one that has its name; workers take it up within a second or two.

    Reads CSV (columns id and name; aliases with semicolons between them, type), JSON Lines of such objects,
    FollowTheMoney entities and OpenSanctions' targets.simple.csv, each also compressed with gzip.

    \b
    Example: wirewatch watchlist add board people.csv --type PERSON
             wirewatch watchlist add sanctions https://data.opensanctions.org/datasets/latest/sanctions/entities.ftm.json
    """
    from streams.commands.watchlist import run_add

    settings = load(flags)[0]
    return run_add(settings, name, source, type_=type_, targets=targets, http=http, max_megabytes=max_megabytes)


@watchlist.command("list")
@settings_flags("watchlists")
def watchlist_list(flags: dict[str, Any]) -> int:
    """Show the watchlists, each checked. Exit status 1 if one cannot be used.

    \b
    Example: wirewatch watchlist list
    """
    from streams.commands.watchlist import run_list

    return run_list(load(flags)[0])


@watchlist.command("remove")
@settings_flags("watchlists")
@click.argument("name")
def watchlist_remove(name: str, flags: dict[str, Any]) -> int:
    """Remove a watchlist; workers drop it within a second or two.

    \b
    Example: wirewatch watchlist remove board
    """
    from streams.commands.watchlist import run_remove

    return run_remove(load(flags)[0], name)


@cli.command()
@settings_flags(*(name for name in Settings.model_fields if name != "sasl_password"))
def settings(flags: dict[str, Any]) -> int:
    """Show each setting with its value and where it came from.

    \b
    Example: WIREWATCH_BROKERS=kafka:9092 wirewatch settings
    """
    from streams.commands.settings import run

    return run(*load(flags))


def main() -> None:
    """Run the command line; exit status 0 done, 1 it failed, 2 it was called wrongly."""
    # Libraries log what we report in one line of our own; `worker` sets up logging for itself.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        status = cli.main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        status = error.exit_code
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        hint = f" (see {context.command_path} --help)" if context else ""
        click.echo(f"wirewatch: {error.format_message()}{hint}", err=True)
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        status = 130
    except SettingsError as error:
        click.echo(f"wirewatch: {error}", err=True)
        status = USAGE
    except WirewatchError as error:
        click.echo(f"wirewatch: {error}", err=True)
        status = 1
    except BrokenPipeError:
        sys.stderr.close()  # whoever read us has gone; the interpreter must not complain at the end
        status = 1
    sys.exit(status if isinstance(status, int) else 0)
