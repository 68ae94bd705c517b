/**
 * Access to a chat product's database: opens it read-only, recognizes its tables and checks them.
 * Does not depend on the workspace's tables.
 */
@NullMarked
package dev.retune.feedback.source;

import org.jspecify.annotations.NullMarked;
