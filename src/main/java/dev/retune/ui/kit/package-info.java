/**
 * What every screen uses: background work, view loading, theme, charts, notices, dialogs, commands.
 * Knows no screen and no service.
 */
@NullMarked
package dev.retune.ui.kit;

import org.jspecify.annotations.NullMarked;
