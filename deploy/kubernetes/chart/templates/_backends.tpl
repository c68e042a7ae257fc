{{- /* Addresses and credentials of Kafka, Cassandra and Redis for each provider; read by fromYaml. */ -}}
{{- define "sluice.backends" -}}
{{- $release := .Release.Name -}}
{{- $inside := printf "app.kubernetes.io/instance: %s, app.kubernetes.io/name: sluice" $release -}}
kafka:
{{- if eq .Values.kafka.provider "single" }}
  servers: {{ $release }}-kafka:9092
  protocol: PLAINTEXT
  peers: [{podSelector: {matchLabels: { {{- $inside }}, app.kubernetes.io/component: kafka}}}]
{{- else if eq .Values.kafka.provider "strimzi" }}
  servers: {{ $release }}-kafka-bootstrap:9093
  protocol: SASL_SSL
  mechanism: SCRAM-SHA-512
  jaas: {secret: {{ $release }}-client, key: sasl.jaas.config}
  ca: {secret: {{ $release }}-cluster-ca-cert, key: ca.crt}
  peers: [{podSelector: {matchLabels: {strimzi.io/cluster: {{ $release }}, strimzi.io/kind: Kafka}}}]
{{- else }}
  servers: {{ .Values.kafka.bootstrapServers }}
  {{- pick .Values.kafka "protocol" "mechanism" "jaas" "ca" "peers" | toYaml | nindent 2 }}
{{- end }}
cassandra:
{{- if eq .Values.cassandra.provider "single" }}
  points: {{ $release }}-cassandra:9042
  datacenter: datacenter1
  secret: ""
  peers: [{podSelector: {matchLabels: { {{- $inside }}, app.kubernetes.io/component: cassandra}}}]
{{- else if eq .Values.cassandra.provider "k8ssandra" }}
  points: {{ $release }}-{{ .Values.cassandra.datacenter }}-service:9042
  datacenter: {{ .Values.cassandra.datacenter }}
  secret: {{ .Values.cassandra.secret | default (printf "%s-superuser" $release) }}
  peers: [{podSelector: {matchLabels: {cassandra.datastax.com/cluster: {{ $release }}}}}]
{{- else }}
  points: {{ .Values.cassandra.contactPoints }}
  {{- pick .Values.cassandra "datacenter" "secret" "peers" | toYaml | nindent 2 }}
{{- end }}
redis:
{{- if eq .Values.redis.provider "single" }}
  hosts: redis://{{ $release }}-redis:6379
  secret: ""
  peers: [{podSelector: {matchLabels: { {{- $inside }}, app.kubernetes.io/component: redis}}}]
{{- else if eq .Values.redis.provider "operator" }}
  hosts: redis://{{ $release }}-redis-master:6379
  secret: {{ .Values.redis.secret | quote }}
  peers: [{podSelector: {matchLabels: {app: {{ $release }}-redis}}}]
{{- else }}
  hosts: {{ .Values.redis.hosts }}
  {{- pick .Values.redis "secret" "peers" | toYaml | nindent 2 }}
{{- end }}
{{- end -}}

{{- /* The ports in a list of addresses, as ports of a NetworkPolicy. */ -}}
{{- define "sluice.ports" -}}
{{- range regexFindAll ":[0-9]+(,|/|$)" . -1 | uniq }}
- {protocol: TCP, port: {{ regexFind "[0-9]+" . }}}
{{- end }}
{{- end -}}

{{- /* Egress rules for (dict "root" $ "needs" <list>). */ -}}
{{- define "sluice.egress" -}}
{{- $backends := include "sluice.backends" .root | fromYaml -}}
{{- $addresses := dict "kafka" $backends.kafka.servers "cassandra" $backends.cassandra.points "redis" $backends.redis.hosts -}}
{{- range $need := .needs }}
{{- if hasKey $addresses $need }}
- ports: {{- include "sluice.ports" (get $addresses $need) | nindent 4 }}
  {{- with get (get $backends $need) "peers" }}
  to: {{- toYaml . | nindent 4 }}
  {{- end }}
{{- else if eq $need "web" }}
- ports: [{protocol: TCP, port: 80}, {protocol: TCP, port: 443}]
  to: {{- toYaml $.root.Values.network.web | nindent 4 }}
{{- else if or (eq $need "store") $.root.Values.auth.serverUrl }}
{{- with get $.root.Values.network $need }}
- ports: [{protocol: TCP, port: {{ .port }}}]
  to: {{- toYaml .peers | nindent 4 }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
