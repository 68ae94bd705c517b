/** Database tables as lines of JSON, written and read for any database that holds a workspace. */
@NullMarked
package dev.retune.backup.table;

import org.jspecify.annotations.NullMarked;
