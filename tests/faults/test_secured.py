"""The worker and the commands on a broker that wants TLS and a login; items are fed by its plain listener."""

from collections.abc import Iterator

import pytest

from tests.conftest import require_kafka
from tests.support.secured_kafka import MECHANISMS, PASSWORD, USER, SecuredKafka
from tests.support.service import Service, numbered

ITEMS = 40


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecuredKafka]:
    require_kafka()
    server = SecuredKafka()
    server.start(tmp_path_factory.mktemp("secured-kafka"))
    yield server
    server.stop()


def service(secured: SecuredKafka, **settings: object) -> Service:
    given = {
        "brokers": secured.secure_address,
        "security_protocol": "SASL_SSL",
        "sasl_username": USER,
        "sasl_password": PASSWORD,
        "ssl_ca": secured.ca,
        **settings,
    }
    return Service(secured.address, workers=1, partitions=2, **given)


@pytest.mark.parametrize("mechanism", MECHANISMS)
def test_items_become_alerts_over_tls_with_a_login(secured, mechanism):
    with service(secured, sasl_mechanism=mechanism) as running:
        running.command("publish", "-", stdin=b"\n".join(value for _, value in numbered(ITEMS)))
        counted = running.wait_for(ITEMS)
        log = running.log(0)
    assert counted.enriched.total() == ITEMS
    assert counted.alerted
    assert PASSWORD not in log


@pytest.mark.parametrize(
    ("wrong", "says"),
    [("password", "Authentication failed"), ("certificate", "CERTIFICATE_VERIFY_FAILED")],
)
def test_a_worker_that_is_not_let_in_says_why_and_ends(secured, wrong, says):
    with service(secured, sasl_mechanism="PLAIN") as running:
        running.kill(0)
        running.set(**{"sasl_password": "wrong"} if wrong == "password" else {"ssl_ca": secured.stranger})
        running.start(0)
        status = running.wait_until_ended(0)
        told = running.log(0)
    assert status == 1
    assert says in told.strip().splitlines()[-1]
    assert "Traceback" not in told
    assert PASSWORD not in told
