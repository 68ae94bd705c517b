/**
 * What is settled before any service exists: the display, the log, the workspace's address, and
 * where files may be written.
 */
@NullMarked
package dev.retune.bootstrap.environment;

import org.jspecify.annotations.NullMarked;
