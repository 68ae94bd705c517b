/** Stores with an HTTP API as targets. */
@NullMarked
package dev.retune.publishing.remote;

import org.jspecify.annotations.NullMarked;
