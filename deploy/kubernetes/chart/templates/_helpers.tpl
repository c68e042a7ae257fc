{{- /* Metadata common to all objects. Called with (dict "root" $ "name" <component>). */ -}}

{{- define "sluice.name" -}}
{{ .root.Release.Name }}-{{ .name }}
{{- end -}}

{{- define "sluice.selector" -}}
app.kubernetes.io/name: sluice
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .name }}
{{- end -}}

{{- define "sluice.labels" -}}
{{ include "sluice.selector" . }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end -}}

{{- /* Operators copy the labels of their resources to pods, which must not match our selectors. */ -}}
{{- define "sluice.labels.operator" -}}
app.kubernetes.io/part-of: sluice
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}

{{- define "sluice.metadata" -}}
name: {{ include "sluice.name" . }}
namespace: {{ .root.Release.Namespace }}
labels: {{- include "sluice.labels" . | nindent 2 }}
{{- end -}}

{{- /* The name of a Sluice image; "image" is its last part. */ -}}
{{- define "sluice.image" -}}
{{- with .root.Values.image -}}
{{ .registry }}/sluice-{{ $.image }}:{{ .tag | default $.root.Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{- /* The start of a pod's spec: no API token, no privileges, no environment variables with addresses of Services. */ -}}
{{- define "sluice.pod" -}}
serviceAccountName: {{ include "sluice.name" . }}
automountServiceAccountToken: false
# A Service named kafka would add KAFKA_PORT and others, which Kafka's clients would read as settings.
enableServiceLinks: false
terminationGracePeriodSeconds: {{ .grace }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .user | default 10001 }}
  runAsGroup: {{ .user | default 10001 }}
  fsGroup: {{ .user | default 10001 }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "sluice.hardened" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end -}}

{{- define "sluice.spread" -}}
{{- $selector := dict "matchLabels" (include "sluice.selector" . | fromYaml) -}}
{{- range $index, $key := list "kubernetes.io/hostname" "topology.kubernetes.io/zone" -}}
{{- if $index }}
{{ end -}}
- maxSkew: 1
  topologyKey: {{ $key }}
  whenUnsatisfiable: ScheduleAnyway
  matchLabelKeys: [pod-template-hash]
  labelSelector: {{ toJson $selector }}
{{- end -}}
{{- end -}}

{{- /* A server's probes on its port http; "started" is the path of the startup probe, which allows three minutes. */ -}}
{{- define "sluice.probes" -}}
startupProbe: {httpGet: {path: {{ .started }}, port: http}, periodSeconds: 2, timeoutSeconds: 5, failureThreshold: 90}
readinessProbe: {httpGet: {path: /q/health/ready, port: http}, periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 2}
livenessProbe: {httpGet: {path: /q/health/live, port: http}, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6}
{{- end -}}
