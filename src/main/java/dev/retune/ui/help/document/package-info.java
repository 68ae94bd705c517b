/** The guides as blocks of text, read from their Markdown. */
@NullMarked
package dev.retune.ui.help.document;

import org.jspecify.annotations.NullMarked;
