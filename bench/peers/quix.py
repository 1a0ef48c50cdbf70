"""Quix Streams passing one topic on to another, exactly once.

`python quix.py BROKER SOURCE OUTPUT GROUP COMMIT_SECONDS`, with the Python of an environment that has `quix.txt`. All
else is as Quix has it by default.
"""

import sys

from quixstreams import Application


def main(broker: str, source: str, output: str, group: str, commit_seconds: str) -> None:
    app = Application(
        broker_address=broker,
        consumer_group=group,
        auto_offset_reset="earliest",
        processing_guarantee="exactly-once",
        commit_interval=float(commit_seconds),
        auto_create_topics=False,
        loglevel="WARNING",
    )
    plain = {"key_deserializer": "bytes", "value_deserializer": "bytes"}
    items = app.dataframe(app.topic(source, **plain))
    items.to_topic(app.topic(output, key_serializer="bytes", value_serializer="bytes"))
    app.run()


if __name__ == "__main__":
    main(*sys.argv[1:])
