/** Processing of submitted votes: idempotency keys, signed URLs and group commit. */
@NullMarked
package dev.retune.collector.ingest;

import org.jspecify.annotations.NullMarked;
