/**
 * Block Kit as it is seen: the JSON that is sent, read back into blocks that a window or a page can
 * draw. Knows nothing of reports.
 */
@NullMarked
package dev.retune.report.blocks;

import org.jspecify.annotations.NullMarked;
