#!/bin/sh
# The settings of the local run, at the address of this container.
set -e
address=$(hostname -i | cut -d' ' -f1)
sed -e "s/127.0.0.1/$address/; s/rpc_address: .*/rpc_address: 0.0.0.0\nbroadcast_rpc_address: $address/" \
    -e 's/${port}/9042/; s/${storagePort}/7000/; s/${sslStoragePort}/7001/; s|${data}|/var/lib/cassandra|' \
    /backend/cassandra.yaml >/tmp/cassandra.yaml
exec java @/backend/jvm.options -Xms"$MAX_HEAP_SIZE" -Xmx"$MAX_HEAP_SIZE" $JVM_EXTRA_OPTS \
    -Dcassandra.config=file:///tmp/cassandra.yaml -Dcassandra.storagedir=/var/lib/cassandra \
    -Dcassandra-rackdc.properties=file:///backend/cassandra-rackdc.properties \
    -Dlogback.configurationFile=/backend/logback.xml -cp '/backend/*' org.apache.cassandra.service.CassandraDaemon
