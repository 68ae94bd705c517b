/**
 * Authentication of the collector's callers: API keys, scopes, client addresses and rate limits.
 */
@NullMarked
package dev.retune.collector.auth;

import org.jspecify.annotations.NullMarked;
