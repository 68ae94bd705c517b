/** Database addresses, connections, and the interpretation of their errors. */
@NullMarked
package dev.retune.persistence.connection;

import org.jspecify.annotations.NullMarked;
