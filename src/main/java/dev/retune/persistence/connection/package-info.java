/** Database addresses, connections, and what their errors mean. */
@NullMarked
package dev.retune.persistence.connection;

import org.jspecify.annotations.NullMarked;
