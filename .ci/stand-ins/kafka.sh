#!/bin/sh
# As in the official image, KAFKA_NODE_ID becomes the setting node.id.
# -f: java expands the star itself.
set -ef
env | sed -n 's/^KAFKA_//p' | grep -v '^HEAP_OPTS=' | while IFS='=' read -r name value; do
    echo "$(echo "$name" | tr 'A-Z_' 'a-z.')=$value"
done >/tmp/server.properties
run="java $KAFKA_HEAP_OPTS -Dlog4j2.configurationFile=/backend/log4j2.yaml -cp /backend/*"
$run kafka.tools.StorageTool format --ignore-formatted --cluster-id "$CLUSTER_ID" --config /tmp/server.properties
exec $run kafka.Kafka /tmp/server.properties
