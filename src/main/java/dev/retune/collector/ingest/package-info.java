/**
 * From a submitted vote to a stored one: idempotency keys, signed vote URLs and the group commit.
 */
@NullMarked
package dev.retune.collector.ingest;

import org.jspecify.annotations.NullMarked;
