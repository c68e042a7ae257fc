/** Tests of the Helm chart: renders it and checks each manifest without a cluster. */
package dev.sluice.kubernetes;
