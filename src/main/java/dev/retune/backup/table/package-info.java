/** Dump and load of database tables as lines of JSON, independent of the database. */
@NullMarked
package dev.retune.backup.table;

import org.jspecify.annotations.NullMarked;
