/** Text and JSON helpers that know nothing of the domain. */
@NullMarked
package dev.retune.common.text;

import org.jspecify.annotations.NullMarked;
