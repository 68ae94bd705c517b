/** The work of an embedding job, without the cluster's own classes: reading, embedding, storing. */
@NullMarked
package dev.retune.cluster.job;

import org.jspecify.annotations.NullMarked;
