import jsonschema
import orjson
import pytest

from schemas.generate import FOLDER, generated
from streams import Tagger
from streams.alerting.decide import decide
from streams.alerting.memory import DictState, Memory
from streams.wire.decode import decode


def test_the_published_schemas_are_those_of_the_models():
    published = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    assert published == generated(), "run: python -m schemas.generate"


@pytest.fixture(scope="module")
def records(seed):
    tagger = Tagger.load()
    enriched = tagger.enrich(decode(seed))
    signals = tagger.signals(enriched, received="2025-06-18T09:00:00Z")
    memory = Memory(DictState())
    alerts = [alert for signal in signals for alert in decide(memory, signal, signal["received"])]
    return {"enriched": [enriched], "signal": signals, "alert": alerts}


@pytest.mark.parametrize("name", ["enriched", "signal", "alert"])
def test_what_is_published_fits_its_json_schema(records, name):
    schema = orjson.loads(generated()[f"{name}.schema.json"])
    assert records[name]
    for record in records[name]:
        jsonschema.validate(orjson.loads(orjson.dumps(record)), schema)
