/** What a person can set. */
@NullMarked
package dev.retune.settings.model;

import org.jspecify.annotations.NullMarked;
