{{- /* One variable from a Secret: (list <variable> <secret> <key>). */ -}}
{{- define "sluice.secret" -}}
- name: {{ index . 0 }}
  valueFrom: {secretKeyRef: {name: {{ index . 1 }}, key: {{ index . 2 }}}}
{{- end -}}

{{- define "sluice.secret.kafka" -}}
{{- if contains "SASL" .protocol }}
{{ include "sluice.secret" (list "KAFKA_SASL_JAAS_CONFIG" .jaas.secret .jaas.key) }}
{{- end }}
{{- end -}}

{{- /* Settings of a service that are passed only by reference to a Secret or field. */ -}}
{{- define "sluice.secrets" -}}
{{- $values := .root.Values -}}
{{- $backends := include "sluice.backends" .root | fromYaml -}}
{{- include "sluice.secret.kafka" $backends.kafka }}
{{- if and (has "cassandra" .service.needs) $backends.cassandra.secret }}
{{ include "sluice.secret" (list "QUARKUS_CASSANDRA_AUTH_USERNAME" $backends.cassandra.secret "username") }}
{{ include "sluice.secret" (list "QUARKUS_CASSANDRA_AUTH_PASSWORD" $backends.cassandra.secret "password") }}
{{- end }}
{{- if and (has "redis" .service.needs) $backends.redis.secret }}
{{ include "sluice.secret" (list "QUARKUS_REDIS_PASSWORD" $backends.redis.secret "password") }}
{{- end }}
{{- if not $values.auth.serverUrl }}
{{ include "sluice.secret" (list "QUARKUS_OIDC_PUBLIC_KEY" $values.secret "oidc-public-key") }}
{{- end }}
{{- if eq .name "ingest" }}
{{ include "sluice.secret" (list "SLUICE_ERASURE_KEY" $values.secret "erasure-key") }}
{{- end }}
{{- if has "web" .service.needs }}
{{- range $variable := list "SLUICE_SOLAR_FLARES_KEY" "SLUICE_SOLAR_NOTIFICATIONS_KEY" }}
- name: {{ $variable }}
  valueFrom: {secretKeyRef: {name: {{ $values.secret }}, key: nasa-key, optional: true}}
{{- end }}
{{- if $values.browser.enabled }}
- name: SLUICE_BROWSER_PROXY_HOST
  valueFrom: {fieldRef: {fieldPath: status.podIP}}
{{- end }}
{{- end }}
{{- end -}}

{{- /* Writable /tmp, and Kafka's CA if it has one; "mounts" or "volumes" of (dict "root" $ "part" ...). */ -}}
{{- define "sluice.files" -}}
{{- $ca := (include "sluice.backends" .root | fromYaml).kafka.ca | default dict -}}
{{- if eq .part "mounts" -}}
- {name: tmp, mountPath: /tmp}
{{- if $ca.secret }}
- {name: kafka-ca, mountPath: /etc/sluice/kafka, readOnly: true}
{{- end }}
{{- else -}}
- name: tmp
  emptyDir: {sizeLimit: {{ .tmp | default "256Mi" }}}
{{- if $ca.secret }}
- name: kafka-ca
  secret: {secretName: {{ $ca.secret }}, items: [{key: {{ $ca.key }}, path: ca.crt}]}
{{- end }}
{{- end }}
{{- end -}}
