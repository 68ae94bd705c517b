/**
 * The collector's routes and its server. Takes votes, conversations and documents over HTTP, and
 * answers searches.
 */
@NullMarked
package dev.retune.collector.api;

import org.jspecify.annotations.NullMarked;
