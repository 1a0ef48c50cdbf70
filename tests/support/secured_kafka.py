"""A broker that one has to log in to, over TLS: beside the plain listener of `KafkaServer` it has one of SASL_SSL."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.support.kafka_server import FORMAT_SECONDS, HOST, KafkaServer, KafkaServerError, free_ports, run

USER, PASSWORD = "desk", "correct horse battery staple"
STORE_PASSWORD = "changeit"
MECHANISMS = "PLAIN", "SCRAM-SHA-512"

PROPERTIES = f"""\
listeners=PLAINTEXT://{HOST}:{{plain}},SASL_SSL://{HOST}:{{secure}},CONTROLLER://{HOST}:{{controller}}
advertised.listeners=PLAINTEXT://{HOST}:{{plain}},SASL_SSL://{HOST}:{{secure}}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT
sasl.enabled.mechanisms={",".join(MECHANISMS)}
listener.name.sasl_ssl.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
 user_{USER}="{PASSWORD}";
listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=\
 org.apache.kafka.common.security.scram.ScramLoginModule required;
ssl.keystore.type=PKCS12
ssl.keystore.location={{keys}}
ssl.keystore.password={STORE_PASSWORD}
ssl.key.password={STORE_PASSWORD}
"""


class SecuredKafka(KafkaServer):
    """`address` is that of its plain listener; `secure_address` wants TLS and one of `MECHANISMS`."""

    def __init__(self) -> None:
        super().__init__()
        (self._secure_port,) = free_ports(1)

    @property
    def secure_address(self) -> str:
        return f"{HOST}:{self._secure_port}"

    @property
    def ca(self) -> Path:
        """The certificate that signed its own, PEM."""
        return self._files / "broker.pem"

    @property
    def stranger(self) -> Path:
        """A certificate that has nothing to do with it, PEM."""
        return self._files / "stranger.pem"

    def _more_properties(self, controller: int) -> str:
        for alias in ("broker", "stranger"):
            names = ("-dname", "CN=wirewatch tests", "-ext", f"san=ip:{HOST}")
            self._keytool(alias, "-genkeypair", "-keyalg", "EC", "-validity", "2", "-storetype", "PKCS12", *names)
            self._keytool(alias, "-exportcert", "-rfc", "-file", str(self._files / f"{alias}.pem"))
        keys = self._keys("broker")
        return PROPERTIES.format(plain=self._port, secure=self._secure_port, controller=controller, keys=keys)

    def _more_to_format(self) -> Sequence[str]:
        return "--add-scram", f"SCRAM-SHA-512=[name={USER},password={PASSWORD}]"

    def _keys(self, alias: str) -> Path:
        return self._files / f"{alias}.p12"

    def _keytool(self, alias: str, *arguments: str) -> None:
        store = ("-keystore", str(self._keys(alias)), "-storepass", STORE_PASSWORD, "-alias", alias)
        done = run([shutil.which("keytool") or "keytool", *arguments, *store], self._files, FORMAT_SECONDS)
        if done.returncode:
            raise KafkaServerError(f"keytool {arguments[0]} failed:\n{done.stdout}")
