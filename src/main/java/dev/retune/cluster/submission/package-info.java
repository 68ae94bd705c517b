/** Starting and stopping an embedding job on a cluster. */
@NullMarked
package dev.retune.cluster.submission;

import org.jspecify.annotations.NullMarked;
