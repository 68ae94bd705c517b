/**
 * The ground under every repository: how database addresses are spelled, how the workspace database
 * is opened and migrated, and its transactions. Knows no feature; may touch only {@code fault}.
 */
@NullMarked
package dev.retune.db;

import org.jspecify.annotations.NullMarked;
