/**
 * The collector's HTTP server and routes: votes, conversations and documents in, search results
 * out.
 */
@NullMarked
package dev.retune.collector.api;

import org.jspecify.annotations.NullMarked;
