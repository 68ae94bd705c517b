/** Embedding on several machines: submits a job to a cluster and follows it. */
@NullMarked
package dev.retune.cluster;

import org.jspecify.annotations.NullMarked;
