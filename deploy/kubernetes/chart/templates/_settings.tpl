{{- /* Settings of a service in plain text; (dict "root" $ "name" <service> "service" <its values>). */ -}}
{{- define "sluice.settings" -}}
{{- $values := .root.Values -}}
{{- $backends := include "sluice.backends" .root | fromYaml -}}
QUARKUS_HTTP_HOST: 0.0.0.0
QUARKUS_HTTP_PORT: {{ .service.port | quote }}
# The client address comes from the ingress's headers; no other pod can reach the port.
QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING: {{ $values.ingress.enabled | quote }}
QUARKUS_SHUTDOWN_TIMEOUT: {{ $values.shutdown.requests }}s
SLUICE_AUTH: oidc
{{- with $values.javaOptions }}
JDK_JAVA_OPTIONS: {{ . | quote }}
{{- end }}
{{- if $values.auth.serverUrl }}
QUARKUS_OIDC_AUTH_SERVER_URL: {{ $values.auth.serverUrl | quote }}
{{- end }}
{{- if $values.auth.audience }}
QUARKUS_OIDC_TOKEN_AUDIENCE: {{ $values.auth.audience | quote }}
{{- end }}
{{ include "sluice.settings.kafka" $backends.kafka }}
{{- if has "cassandra" .service.needs }}
QUARKUS_CASSANDRA_CONTACT_POINTS: {{ $backends.cassandra.points | quote }}
QUARKUS_CASSANDRA_LOCAL_DATACENTER: {{ $backends.cassandra.datacenter | quote }}
{{- end }}
{{- if has "redis" .service.needs }}
QUARKUS_REDIS_HOSTS: {{ $backends.redis.hosts | quote }}
{{- end }}
{{- if and (has "web" .service.needs) $values.browser.enabled }}
SLUICE_BROWSER_GRID: http://{{ .root.Release.Name }}-browser:4444
# The container is the sandbox: Chromium's own sandbox needs privileges that no pod has.
SLUICE_BROWSER_SANDBOX: "false"
{{- end }}
{{- end -}}

{{- define "sluice.settings.kafka" -}}
KAFKA_BOOTSTRAP_SERVERS: {{ .servers | quote }}
{{- if ne .protocol "PLAINTEXT" }}
KAFKA_SECURITY_PROTOCOL: {{ .protocol }}
{{- end }}
{{- if contains "SASL" .protocol }}
KAFKA_SASL_MECHANISM: {{ .mechanism }}
{{- end }}
{{- if and (contains "SSL" .protocol) .ca.secret }}
KAFKA_SSL_TRUSTSTORE_TYPE: PEM
KAFKA_SSL_TRUSTSTORE_LOCATION: /etc/sluice/kafka/ca.crt
{{- end }}
{{- end -}}
