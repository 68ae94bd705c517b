/** Text and JSON helpers without domain knowledge. */
@NullMarked
package dev.retune.common.text;

import org.jspecify.annotations.NullMarked;
