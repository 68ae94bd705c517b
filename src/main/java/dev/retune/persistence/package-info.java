/**
 * The workspace database: opening, migrations and transactions. Knows no feature; features pass
 * their entity classes in.
 */
@NullMarked
package dev.retune.persistence;

import org.jspecify.annotations.NullMarked;
