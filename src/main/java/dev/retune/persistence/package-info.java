/** The workspace database: opening, migrations, transactions and the audit log. */
@NullMarked
package dev.retune.persistence;

import org.jspecify.annotations.NullMarked;
