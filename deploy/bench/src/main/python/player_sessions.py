"""The way before Sluice: a consumer of player-sessions in Python that validates each event and stores its two rows.

One process a core. Arguments: topic (also the group), Kafka's bootstrap servers, Cassandra's host:port.
"""

import json
import sys
import time
from datetime import datetime, timedelta, timezone
from typing import Literal, Optional

from cassandra import ConsistencyLevel
from cassandra.cluster import Cluster, ExecutionProfile, EXEC_PROFILE_DEFAULT
from cassandra.concurrent import execute_concurrent
from confluent_kafka import Consumer
from pydantic import BaseModel, ValidationError, constr


class PlayerSession(BaseModel):
    event: Literal["start", "end"]
    country: Optional[constr(regex="^[A-Z]{2}$")]
    player_id: constr(regex="^[0-9a-f]{32}$")
    session_id: constr(regex="^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
    ts: datetime


YEAR = timedelta(days=365)
topic, kafka, cassandra = sys.argv[1:4]
host, port = cassandra.split(":")
profile = ExecutionProfile(consistency_level=ConsistencyLevel.LOCAL_QUORUM, request_timeout=60)
session = Cluster([host], port=int(port), execution_profiles={EXEC_PROFILE_DEFAULT: profile}).connect("sluice")
EXPIRING = " USING TIMESTAMP ? AND TTL ?"
start_row = session.prepare(
    "INSERT INTO player_session_by_id (session_id, player_id, country, started_at) VALUES (?, ?, ?, ?)" + EXPIRING)
end_row = session.prepare("INSERT INTO player_session_by_id (session_id, player_id, ended_at) VALUES (?, ?, ?)" + EXPIRING)
start_by_hour = session.prepare(
    "INSERT INTO player_session_start_by_country_hour (country, hour, shard, started_at, session_id, player_id)"
    " VALUES (?, ?, ?, ?, ?, ?)" + EXPIRING)
complete = session.prepare(
    "INSERT INTO player_session_complete_by_player (player_id, ended_at, session_id) VALUES (?, ?, ?)" + EXPIRING)


def statements(event, now):
    at = event.ts.replace(tzinfo=timezone.utc) if event.ts.tzinfo is None else event.ts
    written = int(at.timestamp()) * 1_000_000 + at.microsecond
    ttl = max(1, int((at + YEAR - now).total_seconds()))
    if event.event == "start":
        hour = at.replace(minute=0, second=0, microsecond=0)
        shard = int(event.session_id[:8], 16) % 4
        return [
            (start_row, (event.session_id, event.player_id, event.country, at, written, ttl)),
            (start_by_hour, (event.country, hour, shard, at, event.session_id, event.player_id, written, ttl)),
        ]
    return [
        (end_row, (event.session_id, event.player_id, at, written, ttl)),
        (complete, (event.player_id, at, event.session_id, written, ttl)),
    ]


consumer = Consumer({
    "bootstrap.servers": kafka, "group.id": topic, "auto.offset.reset": "earliest", "enable.auto.commit": False})
consumer.subscribe([topic])
while True:
    messages = [message for message in consumer.consume(500, timeout=0.2) if message.error() is None]
    if not messages:
        continue
    now = datetime.now(timezone.utc)
    rows = []
    for message in messages:
        try:
            rows += statements(PlayerSession(**json.loads(message.value())), now)
        except ValidationError as failure:
            print(time.time(), failure, flush=True)
    execute_concurrent(session, rows, concurrency=128, raise_on_first_error=True)
    consumer.commit(asynchronous=False)
