/** PostgreSQL with the pgvector extension as a target. */
@NullMarked
package dev.retune.publishing.database;

import org.jspecify.annotations.NullMarked;
